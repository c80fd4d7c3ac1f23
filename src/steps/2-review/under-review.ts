import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, letterConflict, loadLetter, type Letter } from '../../registry/letters/index.ts';
import { roundById, type Round } from '../../registry/rounds/index.ts';
import { reviewersOf } from './store.ts';

export interface UnderReview {
  readonly letter: Letter;
  readonly round: Round;
  /** The organization that reviews as the tree stands today. */
  readonly reviewerId: Id;
  /** The branch reviews a letter of its own member. */
  readonly inBranch: boolean;
}

/**
 * A letter the actor may decide on. The second level is a second pair of eyes: not who approved at the first.
 * @throws DomainError `letter.not-found`, `access.denied`, `access.second-person`, `letter.conflict`
 */
export async function underReview(
  tx: TransactionContext,
  letterId: Id,
  revision: number,
): Promise<UnderReview> {
  const letter = await loadLetter(tx, letterId);
  const facts = await factsOf(tx, letter);
  const before = letter.reviewLevel === 2 ? await reviewersOf(tx, letter) : [];
  permit(tx.actor, 'letter.review', { ...facts, authors: [...(facts.authors ?? []), ...before] });
  if (letter.revision !== revision) throw await letterConflict(tx, { ...letter, revision });
  const reviewerId = facts.reviewerOrganizationId ?? letter.organizationId;
  return {
    letter,
    round: await roundById(tx, letter.roundId),
    reviewerId,
    inBranch: letter.committer === 'person' && reviewerId === letter.organizationId,
  };
}
