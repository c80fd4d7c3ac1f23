import { DomainError, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, loadLetter, moveLetter } from '../../registry/letters/index.ts';
import { secondsLeft } from './rules.ts';
import { reviewsOf } from './store.ts';

/**
 * Takes one's own decision back, within 30 seconds and as long as nobody went on from it: the letter waits again where
 * it waited. The decision stays on record as taken back.
 * @throws DomainError `review.not-found` for a decision of somebody else, `access.denied` after the office ended,
 * `review.too-late`
 */
export async function undoReview(ctx: Context, reviewId: Id): Promise<{ letterId: Id }> {
  return transact(ctx, async (tx) => {
    const found = isId(reviewId)
      ? await tx.db
          .selectFrom('review')
          .select(['letter_id', 'account_id', 'organization_id', 'due_on', 'level'])
          .where('id', '=', reviewId)
          .executeTakeFirst()
      : undefined;
    if (!found || tx.actor.accountId === undefined || found.account_id !== tx.actor.accountId) {
      throw notFound('review');
    }
    const letterId = found.letter_id;
    return once(tx, { action: 'review.undo', input: { reviewId } }, async () => {
      const now = tx.clock.now();
      const letter = await loadLetter(tx, letterId);
      // An office that ended since takes nothing back.
      permit(tx.actor, 'letter.review', {
        ...(await factsOf(tx, letter)),
        reviewerOrganizationId: found.organization_id,
      });
      const review = (await reviewsOf(tx, letterId)).find(({ id }) => id === reviewId);
      if (!review || secondsLeft(review, letter, tx.actor.accountId, now) === 0) {
        throw new DomainError('review.too-late');
      }
      await moveLetter(tx, letter, 'undoReview', {
        letter: {
          reviewerOrganizationId: found.organization_id,
          reviewDueOn: found.due_on,
          reviewLevel: review.level,
        },
        version: { approvedAt: null, approvedBy: null, approvedByName: null },
      });
      await tx.db.updateTable('review').set({ undone_at: now }).where('id', '=', reviewId).execute();
      await audit(tx, {
        action: 'review.undo',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version, reviewId, decision: review.decision },
      });
      return { letterId };
    });
  });
}
