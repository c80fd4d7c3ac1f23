import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../registry/letters/index.ts';
import { reviewsOf } from './store.ts';
import type { Review, Transfer, TransferReason } from './types.ts';

/** What was decided on a letter so far, newest first; not for those who see only what is published. */
export async function showReviews(ctx: Context, letterId: Id): Promise<Review[]> {
  const letter = await loadLetter(ctx, letterId);
  const facts = { ...(await factsOf(ctx, letter)), published: false };
  permit(ctx.actor, 'letter.read', facts);
  const reviews = await reviewsOf(ctx, letterId);
  // Answers are for the reviewer once the letter is handed in again.
  const unfinished = letter.state === 'returned' && !can(ctx.actor, 'letter.submit', facts).allowed;
  const last = reviews.find(({ undoneAt }) => undoneAt === null);
  return reviews.map((review) => (unfinished && review === last ? { ...review, answers: {} } : review));
}

/** Where an open review was passed on to, newest first; for those who may see the reviews. */
export async function showTransfers(ctx: Context, letterId: Id): Promise<Transfer[]> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.read', { ...(await factsOf(ctx, letter)), published: false });
  const rows = await ctx.db
    .selectFrom('review_transfer')
    .innerJoin('organization as source', 'source.id', 'review_transfer.from_organization_id')
    .innerJoin('organization as target', 'target.id', 'review_transfer.to_organization_id')
    .select(['review_transfer.id', 'review_transfer.reason', 'review_transfer.at'])
    .select(['source.name as fromName', 'target.name as toName'])
    .where('review_transfer.letter_id', '=', letterId)
    .orderBy('review_transfer.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ reason, ...row }) => ({ ...row, reason: reason as TransferReason }));
}
