import type { Actor } from '../../kernel/actor.ts';
import { loadLetter, loadVersion, saveDraft } from '../../registry/letters/index.ts';
import { answerRemarks, approve, sendBack, submit } from '../../steps/2-review/index.ts';
import { atOnce, type Stage } from './stage.ts';
import type { WalkedLetter } from './walk-letters.ts';

/** Letters a reviewer decides on come this far apart, some on the next days; the second level sits down to them. */
const FIRST_APART_MINUTES = 290;
const SECOND_APART_MINUTES = 12;
const SECOND_AFTER_DAYS = 3;
/** Every so many reviewers one decides on two letters at once, as happens. */
const HASTY_EVERY = 9;

/** Every reviewer decides on the letters that wait, from this day of the round on, then the second level. */
export async function reviewAll(stage: Stage, letters: readonly WalkedLetter[], day: number): Promise<void> {
  const waiting = letters.filter(({ fate }) => fate !== 'submitted' && fate !== 'draft');
  const first = wavesOf(waiting, ({ reviewer }) => reviewer, HASTY_EVERY);
  for (const [n, wave] of first.entries()) {
    stage.goTo(day, n * FIRST_APART_MINUTES);
    await atOnce(wave, (letter) => decideFirst(stage, letter));
  }
  const second = wavesOf(waiting, ({ superior }) => superior);
  for (const [n, wave] of second.entries()) {
    stage.goTo(day + SECOND_AFTER_DAYS, n * SECOND_APART_MINUTES);
    await atOnce(wave, (letter) => decideSecond(stage, letter));
  }
}

/** The letters of each actor one after the other, those of all actors side by side. */
function wavesOf(
  letters: readonly WalkedLetter[],
  by: (letter: WalkedLetter) => Actor,
  hastyEvery?: number,
): WalkedLetter[][] {
  const waves: WalkedLetter[][] = [];
  const own = Map.groupBy(letters, (letter) => by(letter).accountId);
  [...own.values()].forEach((list, r) => {
    const hasty = hastyEvery !== undefined && r % hastyEvery === hastyEvery - 1;
    list.forEach((letter, n) => (waves[hasty ? Math.floor(n / 2) : n] ??= []).push(letter));
  });
  return waves;
}

/** Both levels, one after the other. */
export async function decide(stage: Stage, letter: WalkedLetter): Promise<void> {
  await decideFirst(stage, letter);
  await decideSecond(stage, letter);
}

async function decideFirst(stage: Stage, letter: WalkedLetter): Promise<void> {
  if (letter.fate === 'returned' || letter.fate === 'again') {
    await sendBackWithWords(stage, letter);
    if (letter.fate === 'again') await answerAndHandIn(stage, letter);
  } else await agree(stage, letter.id, letter.reviewer);
}

async function decideSecond(stage: Stage, { id, fate, superior }: WalkedLetter): Promise<void> {
  if (fate === 'secondLevel' || fate === 'again') return;
  const { state } = await loadLetter(stage.office, id);
  if (state === 'submitted') await agree(stage, id, superior);
}

const agree = async (stage: Stage, id: string, reviewer: Actor) =>
  approve(stage.as(reviewer), id, {
    revision: (await loadLetter(stage.office, id)).revision,
    opinion: '事项具体，同意公开。',
  });

const LET_PEOPLE_SEE = '，每月末在公开栏张榜一次进度';

async function sendBackWithWords(stage: Stage, { id, reviewer }: WalkedLetter): Promise<void> {
  const { revision, version } = await loadLetter(stage.office, id);
  const { content } = await loadVersion(stage.office, id, version);
  const [first, second] = content.items;
  if (!first) return;
  await sendBack(stage.as(reviewer), id, {
    revision,
    reasons: ['vague'],
    opinion: '请写清群众怎样看到进度，便于对照检查。',
    remarks: {
      [first.id]: '群众怎样看到进度没有写，建议照下面的写法补上。',
      ...(second ? { [second.id]: '完成时限请与村民代表商量后再定。' } : {}),
    },
    edits: { [first.id]: { measures: first.measures + LET_PEOPLE_SEE } },
  });
}

/** The author takes the proposed words over, answers and hands in again. */
async function answerAndHandIn(stage: Stage, { id, author }: WalkedLetter): Promise<void> {
  const ctx = stage.as(author);
  const { revision, version } = await loadLetter(stage.office, id);
  const { content } = await loadVersion(stage.office, id, version);
  const [first, second] = content.items;
  if (!first) return;
  const items = content.items.map((item) =>
    item === first ? { ...item, measures: item.measures + LET_PEOPLE_SEE } : item,
  );
  const saved = await saveDraft(ctx, id, { revision, opening: '', items });
  await answerRemarks(ctx, id, {
    answers: {
      [first.id]: '已照建议补上，公开栏设在村部门口。',
      ...(second ? { [second.id]: '已征求村民代表意见，仍按原定时限完成。' } : {}),
    },
  });
  await submit(ctx, id, { revision: saved.revision });
}
