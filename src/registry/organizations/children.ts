import { sql, type RawBuilder } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, permit } from '../access/index.ts';
import { organizationFacts } from './store.ts';
import { branchBelow, subtrees } from './subtrees.ts';
import type { Domain, OrganizationKind, OrganizationNode, OrganizationState } from './types.ts';

export interface ChildrenRequest extends PageRequest {
  /** Closed organizations too; they stay where they were for the history. */
  readonly withClosed?: boolean;
}

/** Direct subordinates in the order of the tree, each with the figures of its whole subtree. Permission: the parent. */
export async function children(
  ctx: Context,
  parentId: Id,
  request: ChildrenRequest = {},
): Promise<Page<OrganizationNode>> {
  const parent = await organizationFacts(ctx, parentId);
  permit(ctx.actor, 'organization.read', { organizationId: parent.id, path: parent.path });
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const rows = await ctx.db
    .selectFrom('organization')
    .select(['id', 'position'])
    .where('parent_id', '=', parent.id)
    .$if(!request.withClosed, (query) => query.where('state', '=', 'active'))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(position, id) > (${after?.[0]}::int, ${after?.[1]}::uuid)`),
    )
    .orderBy('position')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ position, id }) => [position, id]);
  const ids = page.rows.map(({ id }) => id);
  return { ...page, rows: ids.length === 0 ? [] : await nodesOf(ctx, childrenQuery(ids, parent.path)) };
}

/** Where the actor's part of the tree begins: the organizations of its grants, none inside another. */
export const scopeRoots = async (ctx: Context): Promise<readonly OrganizationNode[]> =>
  nodesByIds(ctx, await scopeRootIds(ctx));

export async function scopeRootIds(ctx: Context): Promise<readonly Id[]> {
  if (ctx.actor.kind === 'system') {
    const roots = await ctx.db
      .selectFrom('organization')
      .select('id')
      .where('parent_id', 'is', null)
      .execute();
    return roots.map(({ id }) => id);
  }
  const grants = ctx.actor.grants.filter(
    ({ organizationId, path }) => can(ctx.actor, 'organization.read', { organizationId, path }).allowed,
  );
  const tops = grants.filter(
    ({ path }) => !grants.some((other) => other.path !== path && path.startsWith(other.path)),
  );
  return [...new Set(tops.map(({ organizationId }) => organizationId))];
}

interface NodeRow {
  readonly id: Id;
  readonly parent_id: Id | null;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly short_name: string | null;
  readonly kind: OrganizationKind;
  readonly domain: Domain | null;
  readonly state: OrganizationState;
  readonly children: number;
  readonly subordinates: number;
  readonly members: number;
  readonly volunteers: number;
}

/** Nodes in the order of the ids given, with the figures of their subtrees. Without a permission check. */
export async function nodesByIds(
  ctx: Pick<Context, 'db'>,
  ids: readonly Id[],
): Promise<readonly OrganizationNode[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db.selectFrom('organization').select('path').where('id', 'in', ids).execute();
  const paths = rows.map(({ path }) => path);
  return nodesOf(ctx, nodesQuery(ids, sql`top.path`, subtrees(paths)));
}

async function nodesOf(
  { db }: Pick<Context, 'db'>,
  query: RawBuilder<NodeRow>,
): Promise<readonly OrganizationNode[]> {
  const { rows } = await query.execute(db);
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    path: row.path,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    domain: row.domain,
    state: row.state,
    children: row.children,
    subordinates: row.subordinates,
    members: row.members,
    volunteers: row.volunteers,
  }));
}

/** All subtrees summed in one pass over `from`; the counters of closed organizations are zero. */
const nodesQuery = (
  ids: readonly Id[],
  top: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
): RawBuilder<NodeRow> => sql<NodeRow>`
  select o.id, o.parent_id, o.path, o.code, o.name, o.short_name, o.kind, o.domain, o.state,
    (select count(*) from organization c where c.parent_id = o.id and c.state = 'active') as children,
    s.active - case o.state when 'active' then 1 else 0 end as subordinates, s.members, s.volunteers
  from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, place)
  join organization o on o.id = wanted.id
  join (
    select ${top} as path, count(*) filter (where d.state = 'active') as active,
      coalesce(sum(h.members), 0) as members, coalesce(sum(h.volunteers), 0) as volunteers
    from ${from} left join headcount h on h.organization_id = d.id
    group by 1
  ) s on s.path = o.path
  order by wanted.place`;

/** Children of one parent: its subtree is read once. */
const childrenQuery = (ids: readonly Id[], parentPath: string): RawBuilder<NodeRow> =>
  nodesQuery(
    ids,
    branchBelow(parentPath, sql.ref('d.path')),
    sql`(select id, path, state from organization
      where path > ${parentPath} and path < ${`${parentPath}~`}) d`,
  );
