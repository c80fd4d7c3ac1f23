import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Context } from '../../platform/index.ts';
import { can, type Action } from '../../registry/access/index.ts';

/**
 * Condition on `letter` and `organization`: the actor answers for the reviewer frozen at submission, because it is one
 * of the actor's organizations, or was closed and left its reviews to one: to its successor, else to the committer's
 * present superior. Undefined when the actor reviews nowhere. Second persons are the caller's condition.
 */
export async function reviewedBy(ctx: Context, action: Action): Promise<RawBuilder<SqlBool> | undefined> {
  const mine = ctx.actor.grants
    .map(({ organizationId }) => organizationId)
    .filter((id) => can(ctx.actor, action, { reviewerOrganizationId: id }).allowed);
  if (mine.length === 0) return undefined;
  const { rows } = await sql<{ id: string; orphaned: boolean }>`
    with recursive passed_on as (
      select id from organization where id = any(${mine}::uuid[])
      union
      select o.id from passed_on join organization o on o.successor_id = passed_on.id and o.state = 'closed'
    )
    select id, false as orphaned from passed_on
    union all
    select id, true from organization where state = 'closed' and successor_id is null`.execute(ctx.db);
  const idsOf = (orphaned: boolean): string[] =>
    rows.filter((row) => row.orphaned === orphaned).map(({ id }) => id);
  return sql<SqlBool>`(
    letter.reviewer_organization_id = any(${idsOf(false)}::uuid[])
    or (letter.reviewer_organization_id = any(${idsOf(true)}::uuid[]) and organization.parent_id = any(${mine}::uuid[]))
  )`;
}
