import { sql, type SqlBool } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { matches, type Context } from '../../../platform/index.ts';
import { can, requireAccount, where } from '../../../registry/access/index.ts';
import { NEED_COLUMNS, toNeed } from './store.ts';
import type { Need, NeedSource, NeedState, Urgency } from './types.ts';

/** The last recorded, raised by most, or heard last first. */
export const NEED_ORDERS = ['recorded', 'raised', 'heard'] as const;
export type NeedOrder = (typeof NEED_ORDERS)[number];

export interface NeedFilter extends PageRequest {
  /** Path of the organization whose subtree is listed. */
  readonly within: string;
  /** Only the needs of this organization itself. */
  readonly own?: boolean;
  /** Those it handed on to others, wherever they are now; `organizationId` says who handed them on. */
  readonly passedBy?: Id;
  /** Without one everything but what was merged. */
  readonly state?: NeedState;
  readonly source?: NeedSource;
  readonly category?: string;
  readonly urgency?: Urgency;
  /** A piece of the text or place, also as it was heard. */
  readonly query?: string;
  readonly order?: NeedOrder;
}

export interface NeedRow extends Need {
  readonly organizationName: string;
  /** Items that take it up. */
  readonly items: number;
  readonly mayAnswer: boolean;
}

/** The needs bank of a subtree. */
export async function listNeeds(ctx: Context, filter: NeedFilter): Promise<Page<NeedRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const rows = await selectNeeds(ctx, filter)
    .limit(limit + 1)
    .execute();
  const keyOf = (row: (typeof rows)[number]) => [KEYS[filter.order ?? 'recorded'].of(row), row.id];
  const page = toPage(rows, limit, keyOf);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...toNeed(row),
      organizationName: row.organization_name,
      items: row.items ?? 0,
      mayAnswer: can(ctx.actor, 'need.record', {
        organizationId: row.organization_id,
        path: row.path,
        parentId: row.parent_id,
      }).allowed,
    })),
  };
}

interface KeyRow {
  readonly raised_count: number;
  readonly heard_on: string;
}

/** Ids grow with time, so the last recorded needs no column of its own. */
const KEYS = {
  recorded: { column: undefined, of: (_: KeyRow): string | number => 0 },
  raised: { column: 'need.raised_count', of: (row: KeyRow): string | number => row.raised_count },
  heard: { column: 'need.heard_on', of: (row: KeyRow): string | number => row.heard_on },
} as const;

const HEARD = sql<string>`need.text || ' ' || coalesce(need.place, '') || ' ' || coalesce(
  (select string_agg(s.text || ' ' || coalesce(s.place, ''), ' ') from need_source s where s.need_id = need.id), '')`;

function selectNeeds(ctx: Context, filter: NeedFilter) {
  const { column } = KEYS[filter.order ?? 'recorded'];
  const after = decodeCursor(filter.after, 2);
  const { within, passedBy } = filter;
  const readable = where(ctx.actor, 'need.read', {
    organizationId: sql.ref('need.organization_id'),
    path: sql.ref('organization.path'),
    parentId: sql.ref('organization.parent_id'),
  });
  const beyond = (): ReturnType<typeof sql<SqlBool>> => {
    const id = String(after?.[1]);
    if (column === undefined) return sql<SqlBool>`need.id < ${id}::uuid`;
    const type = sql.raw(column === 'need.heard_on' ? 'date' : 'int');
    return sql<SqlBool>`(${sql.ref(column)}, need.id) < (${after?.[0] ?? 0}::${type}, ${id}::uuid)`;
  };
  return ctx.db
    .selectFrom('need')
    .innerJoin('organization', 'organization.id', 'need.organization_id')
    .select(NEED_COLUMNS)
    .select(['organization.name as organization_name', 'organization.path', 'organization.parent_id'])
    .select((eb) =>
      eb
        .selectFrom('item_need')
        .whereRef('item_need.need_id', '=', 'need.id')
        .select(({ fn }) => fn.countAll<number>().as('items'))
        .as('items'),
    )
    .$if(passedBy === undefined, (query) =>
      query
        .where('organization.path', '>=', within)
        .where('organization.path', filter.own ? '=' : '<', filter.own ? within : `${within}~`)
        .where(readable),
    )
    .$if(passedBy !== undefined, (query) =>
      query.where('need.id', 'in', (eb) =>
        eb
          .selectFrom('need_transfer')
          .innerJoin('organization as giver', 'giver.id', 'need_transfer.from_organization_id')
          .select('need_transfer.need_id')
          .where('need_transfer.from_organization_id', '=', passedBy!)
          .where(
            where(ctx.actor, 'need.read', {
              organizationId: sql.ref('giver.id'),
              path: sql.ref('giver.path'),
              parentId: sql.ref('giver.parent_id'),
            }),
          ),
      ),
    )
    .where(matches(sql.ref('need.search'), HEARD, filter.query ?? ''))
    .where('need.state', filter.state ? '=' : '<>', filter.state ?? 'merged')
    .$if(filter.source !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('need_source')
            .select(sql.lit(1).as('one'))
            .whereRef('need_source.need_id', '=', 'need.id')
            .where('need_source.source', '=', filter.source!),
        ),
      ),
    )
    .$if(filter.category !== undefined, (query) => query.where('need.category', '=', filter.category!))
    .$if(filter.urgency !== undefined, (query) => query.where('need.urgency', '=', filter.urgency!))
    .$if(after !== undefined, (query) => query.where(beyond()))
    .$if(column !== undefined, (query) => query.orderBy(sql.ref(column!), 'desc'))
    .orderBy('need.id', 'desc');
}
