import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../registry/letters/index.ts';
import { reviewsOf } from './store.ts';
import type { Review } from './types.ts';

/** What was decided on a letter so far, newest first; not for those who see only what is published. */
export async function showReviews(ctx: Context, letterId: Id): Promise<Review[]> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.read', { ...(await factsOf(ctx, letter)), published: false });
  return reviewsOf(ctx, letterId);
}
