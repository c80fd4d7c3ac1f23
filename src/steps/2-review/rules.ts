import type { Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import type { FieldFault } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Committer, Letter } from '../../registry/letters/types.ts';
import type { RoundSettings } from '../../registry/rounds/types.ts';
import type { Finding } from '../1-propose/checks/types.ts';
import { UNDO_SECONDS, type Decision, type Review, type Vote } from './types.ts';

export interface ReviewPath {
  /**
   * Who could review, from below to the root: for an organization those above it, for a person the branch or the
   * organization with authority over the post, and those above.
   */
  readonly chain: readonly [Id, ...Id[]];
  /** Those of them where the committing person reviews himself. */
  readonly own: readonly Id[];
  readonly level: 1 | 2;
}

/**
 * Who reviews (clause V1): the direct superior for an organization, the branch for a member, further up whoever reviews
 * somebody who would review himself. At the root it is the root itself, by a second person.
 */
export function reviewerOf({ chain, own, level }: ReviewPath): Id {
  const free = chain.filter((id) => !own.includes(id));
  return free[level - 1] ?? chain.at(-1) ?? chain[0];
}

/** How many of the findings are warnings; hints keep nobody from anything. */
export const warningsIn = (findings: readonly Pick<Finding, 'mode'>[]): number =>
  findings.filter(({ mode }) => mode === 'warn').length;

/** Whether an approval at this level goes on to the level above; at the root there is none. */
export const goesUp = (
  { committer, reviewLevel }: Pick<Letter, 'committer' | 'reviewLevel'>,
  settings: Pick<RoundSettings, 'review'>,
  superior: Id | null,
): boolean => reviewLevel === 1 && settings.review.secondLevel[committer] && superior !== null;

export interface VoteFacts {
  readonly decision: Decision;
  readonly committer: Committer;
  /** The reviewer is the branch of the committing person. */
  readonly inBranch: boolean;
  readonly settings: Pick<RoundSettings, 'review'>;
  readonly today: Day;
}

/** What is wrong with the vote of the branch, or with its absence; more than half of those present carry it. */
export function voteFaults(vote: Vote | undefined, facts: VoteFacts): FieldFault[] {
  const asked = facts.committer === 'person' && facts.inBranch && facts.settings.review.memberVote;
  if (!vote) {
    return asked && facts.decision === 'approved'
      ? [{ field: 'vote.present', code: 'review.vote-missing' }]
      : [];
  }
  if (vote.heldOn > facts.today) return [{ field: 'vote.heldOn', code: 'input.in-future' }];
  if (vote.for + vote.against + vote.abstained !== vote.present) {
    return [{ field: 'vote.present', code: 'review.votes-differ' }];
  }
  if (facts.decision === 'approved' && vote.for * 2 <= vote.present) {
    return [{ field: 'vote.for', code: 'review.vote-lost' }];
  }
  return [];
}

type Undone = Pick<Review, 'accountId' | 'at' | 'letterRevision' | 'undoneAt'>;

/** For how long a decision can be taken back: by who made it, at once, before anybody went on from it. */
export function secondsLeft(
  review: Undone,
  letter: Pick<Letter, 'revision'>,
  accountId: Id | undefined,
  now: Date,
): number {
  const own = review.accountId !== null && review.accountId === accountId;
  if (!own || review.undoneAt !== null || review.letterRevision !== letter.revision) return 0;
  return Math.max(0, UNDO_SECONDS - Math.floor((now.getTime() - review.at.getTime()) / 1000));
}

/** Who acts for the organization that reviews: the secretary of the branch, the office of a superior. */
export function actingRole(inBranch: boolean, held: readonly Role[]): { role: Role; vacant: boolean } {
  const order = inBranch ? (['secretary', 'office'] as const) : (['office', 'secretary'] as const);
  const role = order.find((candidate) => held.includes(candidate));
  return { role: role ?? order[0], vacant: role === undefined };
}
