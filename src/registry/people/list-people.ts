import { sql } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { matches } from '../../platform/search.ts';
import { where } from '../access/index.ts';
import { toPerson } from './store.ts';
import type { Person, PersonKind } from './types.ts';

export interface PeopleFilter {
  /** Path of the organization at or below which to look; absent = everything the actor may read. */
  readonly within?: string;
  readonly kinds?: readonly PersonKind[];
  readonly leadingCadre?: boolean;
  /** `in`: hosted here, at home elsewhere. `out`: at home here, hosted elsewhere. `any`: marked as mobile. */
  readonly mobile?: 'in' | 'out' | 'any';
  /** A piece of the name. */
  readonly name?: string;
  /** Those who left instead of those on the roster. */
  readonly left?: boolean;
}

export interface PersonRow extends Person {
  readonly organizationName: string;
  readonly hostOrganizationName: string | null;
}

/**
 * The roster in the order of the tree, by name within an organization. People stand where they are counted; with
 * `mobile: 'out'` where they are at home.
 */
export async function listPeople(
  ctx: Context,
  filter: PeopleFilter = {},
  request: PageRequest = {},
): Promise<Page<PersonRow>> {
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 3);
  const place = filter.mobile === 'out' ? 'p.organization_id' : 'p.counted_organization_id';
  const { within, kinds, name } = filter;
  const rows = await ctx.db
    .selectFrom('organization as o')
    .innerJoin('person as p', place, 'o.id')
    .innerJoin('organization as home', 'home.id', 'p.organization_id')
    .leftJoin('organization as host', 'host.id', 'p.host_organization_id')
    .selectAll('p')
    .select(['o.path', 'home.name as home_name', 'host.name as host_name'])
    .where(
      where(ctx.actor, 'person.read', {
        organizationId: sql.ref<string>('o.id'),
        path: sql.ref<string>('o.path'),
      }),
    )
    .where('p.state', '=', filter.left ? 'left' : 'active')
    .$if(within !== undefined, (query) =>
      query.where('o.path', '>=', within ?? '').where('o.path', '<', `${within}~`),
    )
    .$if(kinds !== undefined && kinds.length > 0, (query) => query.where('p.kind', 'in', [...(kinds ?? [])]))
    .$if(filter.leadingCadre === true, (query) => query.where('p.leading_cadre', '=', true))
    .$if(filter.mobile === 'any', (query) => query.where('p.mobile', '=', true))
    .$if(filter.mobile === 'in' || filter.mobile === 'out', (query) =>
      query.where('p.host_organization_id', 'is not', null),
    )
    .$if(name !== undefined && name.trim() !== '', (query) =>
      query.where(matches(sql.ref('p.search'), sql.ref<string>('p.name'), name ?? '', 'whole')),
    )
    .$if(after !== undefined, (query) =>
      query
        .where('o.path', '>=', String(after?.[0]))
        .where(
          sql<boolean>`(o.path, p.name, p.id) > (${after?.[0]}::text, ${after?.[1]}::text, ${after?.[2]}::uuid)`,
        ),
    )
    .orderBy('o.path')
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.path, row.name, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...toPerson(row),
      organizationName: row.home_name,
      hostOrganizationName: row.host_name,
    })),
  };
}

/** Headcount of everything at or below a path that the actor may read. */
export async function headcountWithin(
  ctx: Context,
  within?: string,
): Promise<{ readonly members: number; readonly volunteers: number }> {
  const row = await ctx.db
    .selectFrom('organization as o')
    .innerJoin('headcount as h', 'h.organization_id', 'o.id')
    .select(({ fn }) => [
      fn.sum<number>('h.members').as('members'),
      fn.sum<number>('h.volunteers').as('volunteers'),
    ])
    .where(
      where(ctx.actor, 'person.read', {
        organizationId: sql.ref<Id>('o.id'),
        path: sql.ref<string>('o.path'),
      }),
    )
    .$if(within !== undefined, (query) =>
      query.where('o.path', '>=', within ?? '').where('o.path', '<', `${within}~`),
    )
    .executeTakeFirst();
  return { members: row?.members ?? 0, volunteers: row?.volunteers ?? 0 };
}
