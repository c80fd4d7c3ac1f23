import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit, requireAccount, where } from '../../registry/access/index.ts';
import { branchBelow, organizationFacts } from '../../registry/organizations/index.ts';

/** How many letters wait for reviewers, and since when they are overdue; of organizations, never of persons. */
export interface OpenReviews {
  readonly waiting: number;
  readonly overdue: number;
  readonly firstDueOn: Day | null;
}

export const NO_REVIEWS: OpenReviews = { waiting: 0, overdue: 0, firstDueOn: null };

/**
 * What waits for review at an organization itself (under its own path) and in each branch of the tree below it: shown
 * to the level above, so that nothing stays there unseen. @throws DomainError `review.not-found`, `access.denied`
 */
export async function openReviewsBelow(
  ctx: Context,
  roundId: Id,
  organizationId: Id,
): Promise<ReadonlyMap<string, OpenReviews>> {
  const { path, parentId } = await organizationFacts(ctx, organizationId);
  permit(ctx.actor, 'review.oversee', { organizationId, path, parentId });
  const { rows } = await sql<OpenReviews & { branch: string }>`
    select ${branchBelow(path, sql.ref('reviewer.path'))} as branch, ${figures(ctx)}
    from letter join organization reviewer on reviewer.id = letter.reviewer_organization_id
    where letter.state = 'submitted' and letter.round_id = ${roundId}
      and reviewer.path >= ${path} and reviewer.path < ${`${path}~`}
    group by 1`.execute(ctx.db);
  return new Map(rows.map(({ branch, ...reviews }) => [branch, reviews]));
}

const figures = ({ clock }: Context) => sql`count(*)::int as waiting,
  count(*) filter (where letter.review_due_on < ${clock.today()})::int as overdue,
  min(letter.review_due_on) as "firstDueOn"`;

/** Overdue reviews at organizations below the actor's own, for the to-do page and the mail of the day. */
export async function overdueBelow(
  ctx: Context,
  roundId: Id,
): Promise<OpenReviews & { readonly organizations: number }> {
  requireAccount(ctx.actor);
  const own = ctx.actor.grants.map(({ organizationId }) => organizationId);
  const scope: RawBuilder<SqlBool> = where(ctx.actor, 'review.oversee', { path: sql.ref('reviewer.path') });
  const { rows } = await sql<OpenReviews & { organizations: number }>`
    select ${figures(ctx)}, count(distinct reviewer.id)::int as organizations
    from letter join organization reviewer on reviewer.id = letter.reviewer_organization_id
    where letter.state = 'submitted' and letter.round_id = ${roundId}
      and letter.review_due_on < ${ctx.clock.today()} and ${scope}
      and reviewer.id <> all(${own}::uuid[])`.execute(ctx.db);
  return rows[0] ?? { ...NO_REVIEWS, organizations: 0 };
}
