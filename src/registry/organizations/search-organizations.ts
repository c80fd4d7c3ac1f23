import { sql } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { matches } from '../../platform/search.ts';
import { where } from '../access/index.ts';
import type { OrganizationKind, OrganizationState } from './types.ts';

export interface OrganizationSearch extends PageRequest {
  /** A piece of the name, short name or code. */
  readonly query: string;
  /** Path of the organization to search in; absent = everything the actor may read. */
  readonly within?: string;
  readonly kinds?: readonly OrganizationKind[];
  readonly withClosed?: boolean;
}

export interface OrganizationHit {
  readonly id: Id;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: OrganizationKind;
  readonly state: OrganizationState;
  /** Name of the direct superior: tells organizations of the same name apart. */
  readonly parentName: string | null;
}

/** Organizations that hold the query in name, short name or code, in the order of the tree, within the actor's scope. */
export async function searchOrganizations(
  ctx: Context,
  search: OrganizationSearch,
): Promise<Page<OrganizationHit>> {
  const limit = limitOf(search);
  const after = decodeCursor(search.after, 1);
  const { within, kinds } = search;
  const rows = await ctx.db
    .selectFrom('organization as o')
    .leftJoin('organization as parent', 'parent.id', 'o.parent_id')
    .select(['o.id', 'o.path', 'o.code', 'o.name', 'o.short_name', 'o.kind', 'o.state'])
    .select('parent.name as parent_name')
    .where(
      where(ctx.actor, 'organization.read', {
        organizationId: sql.ref<string>('o.id'),
        path: sql.ref<string>('o.path'),
      }),
    )
    .where(
      matches(
        sql.ref('o.search'),
        sql<string>`o.name || ' ' || coalesce(o.short_name, '') || ' ' || o.code`,
        search.query,
      ),
    )
    .$if(within !== undefined, (query) =>
      query.where('o.path', '>=', within ?? '').where('o.path', '<', `${within}~`),
    )
    .$if(kinds !== undefined, (query) => query.where('o.kind', 'in', [...(kinds ?? [])]))
    .$if(!search.withClosed, (query) => query.where('o.state', '=', 'active'))
    .$if(after !== undefined, (query) => query.where('o.path', '>', String(after?.[0])))
    .orderBy('o.path')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ path }) => [path]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      path: row.path,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      kind: row.kind as OrganizationKind,
      state: row.state as OrganizationState,
      parentName: row.parent_name,
    })),
  };
}
