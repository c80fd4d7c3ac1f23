import type { Actor } from '../../kernel/actor.ts';
import { itemsOf } from '../../registry/letters/index.ts';
import type { Round } from '../../registry/rounds/index.ts';
import {
  assess,
  confirmAssessment,
  enterPublicAppraisal,
  leaderComment,
  selfCheck,
  showAppraisal,
} from '../../steps/5-appraise/index.ts';
import { atOnce, DAYS_GONE, type Stage } from './stage.ts';
import { LEADER_WORDS } from './words.data.ts';
import type { WalkedLetter } from './walk-letters.ts';

const APPRAISED = 8;

interface Plan {
  readonly letter: WalkedLetter;
  readonly scores: { readonly leader: number; readonly organization: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly words: { readonly good: string; readonly problem: string; readonly direction: string };
}

/** The branches of the first township are appraised early; two of the eight still wait for their result. */
export async function appraiseSome(
  stage: Stage,
  round: Round,
  letters: readonly WalkedLetter[],
  leader: Actor,
): Promise<void> {
  const [{ organizationId } = { organizationId: '' }] = leader.grants;
  const plans = letters
    .filter(
      ({ organization, person, fate }) =>
        !person && fate === 'published' && organization.parentId === organizationId,
    )
    .slice(0, APPRAISED)
    .map((letter) => planOf(stage, letter));
  stage.goTo(DAYS_GONE - 5);
  await atOnce(plans, (plan) => hear(stage, round, plan, leader));
  stage.goTo(DAYS_GONE - 3);
  await atOnce(plans.slice(0, -1), ({ letter, scores }) =>
    assess(stage.as(letter.reviewer), {
      letterId: letter.id,
      organizationScore: scores.organization,
      opinion: '承诺事项总体落实较好，台账完整。',
    }),
  );
  stage.goTo(DAYS_GONE - 2);
  await atOnce(plans.slice(0, -2), async ({ letter }) => {
    const { assessment } = await showAppraisal(stage.as(leader), letter.id);
    await confirmAssessment(stage.as(leader), { letterId: letter.id, seen: assessment?.at.toISOString() });
  });
}

function planOf({ random }: Stage, letter: WalkedLetter): Plan {
  const satisfied = 20 + random.below(30);
  return {
    letter,
    scores: { leader: 75 + random.below(23), organization: 70 + random.below(28) },
    counts: {
      satisfied,
      fairlySatisfied: 4 + random.below(10),
      dissatisfied: random.below(5),
      unknown: random.below(3),
    },
    words: {
      good: random.pick(LEADER_WORDS.good),
      problem: random.pick(LEADER_WORDS.problem),
      direction: random.pick(LEADER_WORDS.direction),
    },
  };
}

async function hear(
  stage: Stage,
  round: Round,
  { letter, scores, counts, words }: Plan,
  leader: Actor,
): Promise<void> {
  const author = stage.as(letter.author);
  const letterId = letter.id;
  const items = await itemsOf(stage.office, letterId);
  await selfCheck(author, {
    letterId,
    statement: '对照承诺逐项检查，进展情况如实填报。',
    items: items.map(({ id, state }) => ({
      itemId: id,
      fulfilled: state === 'closedOut' ? 'yes' : 'partly',
      statement: state === 'closedOut' ? '已按期兑现并销号' : '正在推进，已登记进展',
    })),
  });
  await leaderComment(stage.as(leader), {
    letterId,
    leaderName: '张建国',
    leaderPost: '镇党委副书记',
    ...words,
    score: scores.leader,
  });
  const known = new Set(round.settings.scale.map(({ code }) => code));
  const cast = Object.fromEntries(Object.entries(counts).filter(([code]) => known.has(code)));
  const returned = Object.values(cast).reduce((sum, count) => sum + count, 0);
  await enterPublicAppraisal(author, {
    letterId,
    heldOn: stage.dayOfRound(DAYS_GONE - 6),
    place: `${letter.organization.name.replace('党支部', '')}会议室`,
    participants: returned + 2,
    issued: returned + 2,
    returned,
    counts: cast,
  });
}
