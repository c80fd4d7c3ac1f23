import { sql, type RawBuilder } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { branchBelow, organizationFacts } from '../../registry/organizations/index.ts';
import type { OrganizationKind } from '../../registry/organizations/types.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { figuresOf, NO_COUNTERS, sumOf, type Counters } from './rules.ts';
import type { Coverage } from './types.ts';

export interface CoverageRequest extends PageRequest {
  readonly roundId: Id;
  readonly organizationId: Id;
}

/**
 * Who has committed: the organization itself, each direct subordinate with all below it, and the total; rolled up from
 * the counters when it is asked. @throws DomainError `coverage.not-found`, `access.denied`, `round.not-found`
 */
export async function coverage(ctx: Context, request: CoverageRequest): Promise<Coverage> {
  const organization = await organizationFacts(ctx, request.organizationId);
  const { id: organizationId, path, parentId } = organization;
  permit(ctx.actor, 'coverage.read', { organizationId, path, parentId });
  const round = await roundById(ctx, request.roundId);
  const [children, { rows }] = await Promise.all([
    childrenOf(ctx, organizationId, request),
    sumsQuery(round.id, path).execute(ctx.db),
  ]);
  const sums = new Map(rows.map((row) => [row.branch, row]));
  return {
    roundId: round.id,
    organizationId,
    path,
    name: organization.name,
    own: figuresOf(sums.get(path) ?? NO_COUNTERS),
    below: children.rows.map(({ position: _, id, ...child }) => ({
      ...child,
      organizationId: id,
      kind: child.kind as OrganizationKind,
      subordinates: child.subordinates ?? 0,
      ...figuresOf(sums.get(child.path) ?? NO_COUNTERS),
    })),
    ...(children.next === undefined ? {} : { next: children.next }),
    total: figuresOf(sumOf(rows)),
    countedAt: ctx.clock.now(),
  };
}

async function childrenOf({ db }: Context, parentId: Id, request: PageRequest) {
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const rows = await db
    .selectFrom('organization as o')
    .select(['o.id', 'o.path', 'o.code', 'o.name', 'o.kind', 'o.position'])
    .select((eb) =>
      eb
        .selectFrom('organization as c')
        .whereRef('c.parent_id', '=', 'o.id')
        .where('c.state', '=', 'active')
        .select(eb.fn.countAll<number>().as('n'))
        .as('subordinates'),
    )
    .where('o.parent_id', '=', parentId)
    .where('o.state', '=', 'active')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(o.position, o.id) > (${after?.[0]}::int, ${after?.[1]}::uuid)`),
    )
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, ({ position, id }) => [position, id]);
}

/**
 * One pass over the path range, summed by the branch of the tree it belongs to: the organization itself or one of its
 * direct subordinates. A closed organization is expected to write nothing.
 */
export const sumsQuery = (roundId: Id, path: string): RawBuilder<Counters & { branch: string }> => sql<
  Counters & { branch: string }
>`
  select s.branch,
    count(*) filter (where s.active)::int as organizations,
    coalesce(sum(h.members), 0)::int as members,
    coalesce(sum(h.probationary_members), 0)::int as probationary_members,
    coalesce(sum(h.volunteers), 0)::int as volunteers,
    coalesce(sum(h.activists), 0)::int as activists,
    coalesce(sum(t.members_written), 0)::int as members_written,
    coalesce(sum(t.members_oral), 0)::int as members_oral,
    coalesce(sum(t.members_exempt), 0)::int as members_exempt,
    coalesce(sum(t.probationary_written), 0)::int as probationary_written,
    coalesce(sum(t.probationary_oral), 0)::int as probationary_oral,
    coalesce(sum(t.probationary_exempt), 0)::int as probationary_exempt,
    coalesce(sum(t.volunteers_taking_part), 0)::int as volunteers_taking_part,
    coalesce(sum(t.activists_taking_part), 0)::int as activists_taking_part,
    coalesce(sum(t.organization_written) filter (where s.active), 0)::int as organization_written,
    coalesce(sum(t.organization_exempt) filter (where s.active), 0)::int as organization_exempt,
    coalesce(sum(t.items_in_progress), 0)::int as items_in_progress,
    coalesce(sum(t.items_reported_done), 0)::int as items_reported_done,
    coalesce(sum(t.items_closed_out), 0)::int as items_closed_out,
    coalesce(sum(t.items_unfulfilled), 0)::int as items_unfulfilled,
    coalesce(sum(t.items_under_rectification), 0)::int as items_under_rectification,
    coalesce(sum(t.items_withdrawn), 0)::int as items_withdrawn
  from (
    select o.id, o.state = 'active' as active,
      ${branchBelow(path, sql.ref('o.path'))} as branch
    from organization o
    where o.path >= ${path} and o.path < ${`${path}~`}
  ) s
  left join headcount h on h.organization_id = s.id
  left join round_tally t on t.organization_id = s.id and t.round_id = ${roundId}
  group by s.branch`;
