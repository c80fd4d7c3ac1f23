import type { Id } from '../../kernel/ids.ts';
import { loadLetter, loadVersion, revise, saveDraft, startLetter } from '../../registry/letters/index.ts';
import { submit } from '../../steps/2-review/index.ts';
import { publish } from '../../steps/3-publish/index.ts';
import type { DemoLetter } from './plan-letters.ts';
import { decide, reviewAll } from './review-some.ts';
import { atOnce, type Stage } from './stage.ts';

export interface WalkedLetter extends DemoLetter {
  readonly id: Id;
}

/** Days of the round on which things happen, so that the timelines read true. */
const DRAFTED = 12;
const SUBMITTED = 20;
const REVIEWED = 22;
const PUBLISHED = 33;
const REVISED = 95;
/** What is still under way happens in these last days. */
const LATELY = 206;

/** Takes every letter as far as its fate goes, through the verbs anybody else would use. */
export async function walkLetters(stage: Stage, letters: readonly DemoLetter[]): Promise<WalkedLetter[]> {
  const early = letters.filter(({ fate }) => fate === 'published' || fate === 'revised');
  const underWay = letters.filter(({ fate }) => fate !== 'published' && fate !== 'revised');
  // Some reviewers let their working days go by.
  const forgotten = underWay.filter(({ fate }, i) => fate === 'submitted' && i % 4 === 0);
  const late = underWay.filter((letter) => !forgotten.includes(letter));
  const walked = [
    ...(await walkTogether(stage, early, [DRAFTED, SUBMITTED, REVIEWED, PUBLISHED])),
    ...(await walkTogether(stage, forgotten, [LATELY - 26, LATELY - 23, LATELY - 20, LATELY - 19])),
    ...(await walkTogether(stage, late, [LATELY - 6, LATELY - 3, LATELY - 1, LATELY + 2])),
  ];
  stage.goTo(REVISED);
  await atOnce(
    walked.filter(({ fate }) => fate === 'revised'),
    (letter) => reviseOnce(stage, letter),
  );
  return walked;
}

async function walkTogether(
  stage: Stage,
  letters: readonly DemoLetter[],
  [drafted, submitted, reviewed, published]: readonly [number, number, number, number],
): Promise<WalkedLetter[]> {
  stage.goTo(drafted);
  const started = await atOnce(letters, async (letter) => ({ ...letter, id: await draft(stage, letter) }));
  stage.goTo(submitted);
  const handedIn = started.filter(({ fate }) => fate !== 'draft');
  await atOnce(handedIn, (letter) => handIn(stage, letter));
  await reviewAll(stage, handedIn, reviewed);
  stage.goTo(published);
  await atOnce(
    started.filter(({ fate }) => fate === 'published' || fate === 'revised'),
    (letter) => show(stage, letter),
  );
  return started;
}

async function draft(stage: Stage, letter: DemoLetter): Promise<Id> {
  const ctx = stage.as(letter.author);
  const { id } = await startLetter(
    ctx,
    letter.person
      ? { committer: 'person', personId: letter.person.id, onBehalfReason: '本人口述，支部代录' }
      : { committer: 'organization', organizationId: letter.organization.id },
  );
  await saveDraft(ctx, id, { revision: 1, opening: '', items: letter.items });
  return id;
}

const revisionOf = async (stage: Stage, id: Id): Promise<number> =>
  (await loadLetter(stage.office, id)).revision;

async function handIn(stage: Stage, { id, author }: WalkedLetter): Promise<void> {
  await submit(stage.as(author), id, { revision: await revisionOf(stage, id) });
}

async function show(stage: Stage, { id, reviewer }: WalkedLetter): Promise<void> {
  await publish(stage.as(reviewer), { letterId: id, secrecyCheckedBy: '保密审查员刘敏' });
}

async function reviseOnce(stage: Stage, letter: WalkedLetter): Promise<void> {
  const ctx = stage.as(letter.author);
  const before = await loadLetter(stage.office, letter.id);
  await revise(ctx, letter.id, { revision: before.revision, reason: '施工图调整，完成时限按新工期修改' });
  const opened = await loadLetter(stage.office, letter.id);
  const { content } = await loadVersion(stage.office, letter.id, opened.version);
  const items = content.items.map((item) => ({
    ...item,
    measures: `${item.measures}，每月向村民代表通报一次`,
  }));
  await saveDraft(ctx, letter.id, { revision: opened.revision, opening: '', items });
  await handIn(stage, letter);
  await decide(stage, letter);
  await show(stage, letter);
}
