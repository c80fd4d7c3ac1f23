import type { Id } from '../../kernel/ids.ts';
import { newId } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import type { Letter } from '../../registry/letters/index.ts';
import type { Decision, Review } from './types.ts';

type Db = Pick<Context, 'db'>;
const MOST = 100;

export interface NewReview {
  readonly organizationId: Id;
  readonly decision: Decision;
  readonly reasons: readonly string[];
  readonly opinion: string | null;
  readonly remarks: Readonly<Record<Id, string>>;
}

export async function insertReview(tx: TransactionContext, letter: Letter, review: NewReview): Promise<Id> {
  const now = tx.clock.now();
  const id = newId(now.getTime());
  await tx.db
    .insertInto('review')
    .values({
      id,
      letter_id: letter.id,
      version: letter.version,
      organization_id: review.organizationId,
      decision: review.decision,
      reasons: JSON.stringify(review.reasons),
      opinion: review.opinion,
      remarks: JSON.stringify(review.remarks),
      account_id: tx.actor.accountId ?? null,
      reviewer_name: tx.actor.name,
      at: now,
    })
    .execute();
  return id;
}

/** Reviews of a letter, newest first. Without a permission check. */
export async function reviewsOf({ db }: Db, letterId: Id): Promise<Review[]> {
  const rows = await db
    .selectFrom('review')
    .innerJoin('organization', 'organization.id', 'review.organization_id')
    .selectAll('review')
    .select('organization.name as organization_name')
    .where('letter_id', '=', letterId)
    .orderBy('review.id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    letterId: row.letter_id,
    version: row.version,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    decision: row.decision as Decision,
    reasons: row.reasons as string[],
    opinion: row.opinion,
    remarks: row.remarks as Record<Id, string>,
    reviewerName: row.reviewer_name,
    at: row.at,
  }));
}

export async function isReviewed({ db }: Db, letterId: Id, version: number): Promise<boolean> {
  const row = await db
    .selectFrom('review')
    .select('id')
    .where('letter_id', '=', letterId)
    .where('version', '=', version)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the person holds a role today by which the letters of this organization are reviewed. */
export async function reviewsAt(
  ctx: Pick<Context, 'db' | 'clock'>,
  personId: Id,
  organizationId: Id,
): Promise<boolean> {
  const today = ctx.clock.today();
  const row = await ctx.db
    .selectFrom('access_grant')
    .innerJoin('account', 'account.id', 'access_grant.account_id')
    .select('access_grant.id')
    .where('account.person_id', '=', personId)
    .where('account.state', '!=', 'disabled')
    .where('access_grant.organization_id', '=', organizationId)
    .where('access_grant.role', 'in', ['office', 'secretary'])
    .where('access_grant.ended_at', 'is', null)
    .where('access_grant.from_day', '<=', today)
    .where((eb) =>
      eb.or([eb('access_grant.until_day', 'is', null), eb('access_grant.until_day', '>=', today)]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
