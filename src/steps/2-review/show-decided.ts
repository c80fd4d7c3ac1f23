import { isId, type Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { secondsLeft } from './rules.ts';
import { BATCH_MOST, type Decision } from './types.ts';

/** A decision the actor made a moment ago. */
export interface Decided {
  readonly reviewId: Id;
  readonly letterId: Id;
  readonly committerName: string;
  readonly decision: Decision;
  /** Approved at the first level, and waiting at the second now. */
  readonly passedUp: boolean;
  /** For so long it can be taken back; 0 when that is over. */
  readonly secondsLeft: number;
}

/** The actor's own decisions among these, in the order asked for; not those that were taken back. */
export async function showDecided(ctx: Context, reviewIds: readonly string[]): Promise<Decided[]> {
  const ids = reviewIds.filter(isId).slice(0, BATCH_MOST);
  const { accountId } = ctx.actor;
  if (ids.length === 0 || accountId === undefined) return [];
  const rows = await ctx.db
    .selectFrom('review')
    .innerJoin('letter', 'letter.id', 'review.letter_id')
    .select(['review.id', 'review.letter_id', 'review.decision', 'review.at', 'review.letter_revision'])
    .select(['review.undone_at', 'review.account_id'])
    .select(['letter.committer_name', 'letter.revision', 'letter.state'])
    .where('review.id', 'in', ids)
    .where('review.account_id', '=', accountId)
    .where('review.undone_at', 'is', null)
    .execute();
  const now = ctx.clock.now();
  return ids.flatMap((id) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (!row) return [];
    const review = {
      accountId: row.account_id,
      at: row.at,
      letterRevision: row.letter_revision,
      undoneAt: row.undone_at,
    };
    return [
      {
        reviewId: id,
        letterId: row.letter_id,
        committerName: row.committer_name,
        decision: row.decision as Decision,
        passedUp: row.decision === 'approved' && row.state === 'submitted',
        secondsLeft: secondsLeft(review, { revision: row.revision }, accountId, now),
      },
    ];
  });
}
