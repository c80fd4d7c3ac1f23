import { addWorkingDays } from '../../kernel/days.ts';
import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { moveLetter, type Letter } from '../../registry/letters/index.ts';
import type { Round } from '../../registry/rounds/index.ts';
import { findReviewer } from './find-reviewer.ts';
import { underReview } from './under-review.ts';
import { goesUp, voteFaults } from './rules.ts';
import { approval } from './schemas.ts';
import { insertReview } from './store.ts';

/**
 * Approves the submitted version; where the round asks for two levels, the first passes it up to the second. Of two
 * reviewers who decide at once one counts, the other is told.
 * @throws DomainError `letter.wrong-state`, `letter.conflict`, `access.second-person` for one's own letter,
 * `input.invalid` at the vote, `review.edits-are-for-return` with other words proposed
 */
export async function approve(ctx: Context, letterId: Id, input: unknown): Promise<{ reviewId: Id }> {
  const decision = parse(approval, input);
  if (Object.keys(decision.edits).length > 0) throw new DomainError('review.edits-are-for-return');
  return transact(ctx, (tx) =>
    once(tx, { action: 'review.approve', input: { letterId, ...decision } }, async () => {
      const { letter, round, reviewerId, inBranch } = await underReview(tx, letterId, decision.revision);
      const faults = voteFaults(decision.vote, {
        decision: 'approved',
        committer: letter.committer,
        inBranch,
        settings: round.settings,
        today: tx.clock.today(),
      });
      if (faults.length > 0) throw invalid(faults);
      const moved = await moveOn(tx, letter, round, reviewerId);
      const reviewId = await insertReview(tx, letter, moved, {
        organizationId: reviewerId,
        decision: 'approved',
        opinion: decision.opinion || null,
        remarks: decision.remarks,
        vote: decision.vote,
      });
      await audit(tx, {
        action: 'review.approve',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version, level: letter.reviewLevel, reviewId },
      });
      return { reviewId };
    }),
  );
}

async function moveOn(
  tx: TransactionContext,
  letter: Letter,
  { settings }: Round,
  reviewerId: Id,
): Promise<Letter> {
  const second = await findReviewer(tx, { ...letter, reviewLevel: 2 });
  if (goesUp(letter, settings, second === reviewerId ? null : second)) {
    const reviewDueOn = addWorkingDays(tx.clock.today(), settings.review.workingDays, tx.calendar);
    return moveLetter(tx, letter, 'passUp', {
      letter: { reviewerOrganizationId: second, reviewDueOn, reviewLevel: 2 },
    });
  }
  return moveLetter(tx, letter, 'approve', {
    // The second level only looks once: what follows is again with the first.
    ...(letter.reviewLevel === 2
      ? { letter: { reviewerOrganizationId: await findReviewer(tx, { ...letter, reviewLevel: 1 }) } }
      : {}),
    version: {
      approvedAt: tx.clock.now(),
      approvedBy: tx.actor.accountId ?? null,
      approvedByName: tx.actor.name,
    },
  });
}
