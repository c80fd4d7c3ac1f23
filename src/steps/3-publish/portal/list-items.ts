import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { itemConditions, OWED, type ItemFilter } from './item-filter.ts';
import { publicItems, toPublicItem, type ItemQueryRow } from './item-rows.ts';
import type { PublicItemRow } from './types.ts';

/** Just published first; what falls due next first; just kept first. */
export const ITEM_ORDERS = ['latest', 'due', 'kept'] as const;
export type ItemOrder = (typeof ITEM_ORDERS)[number];

export interface ItemList extends ItemFilter, PageRequest {
  readonly order?: ItemOrder | undefined;
}

/** As many as fit on a light page. */
const PAGE = 15;
const COUNTED_MOST = 1000;

/** Public items, page by page. */
export async function listItems(office: Office, list: ItemList): Promise<Page<PublicItemRow>> {
  const order = list.order ?? 'latest';
  const limit = limitOf({ limit: list.limit ?? PAGE });
  const after = decodeCursor(list.after, 2);
  let query = publicItems(office).limit(limit + 1);
  for (const condition of await conditionsOf(office, list)) query = query.where(condition);
  const { key, direction, keyOf } = ORDERS[order];
  if (after) query = query.where(beyond(key, direction, after[0], after[1]));
  query = query.orderBy(sql.ref(key), direction).orderBy('item.id', direction);
  const page = toPage(await query.execute(), limit, (row) => [keyOf(row), row.id]);
  return { ...page, rows: page.rows.map(toPublicItem) };
}

export interface ItemCount {
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** How many there are, counted no further than a reader cares. */
export async function countItems(office: Office, list: ItemList): Promise<ItemCount> {
  let query = publicItems(office).clearSelect().select('item.id');
  for (const condition of await conditionsOf(office, list)) query = query.where(condition);
  const { count } = await office.db
    .selectFrom(query.limit(COUNTED_MOST + 1).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(count, COUNTED_MOST), more: count > COUNTED_MOST };
}

/** The lists by due day and by closing hold only what is owed, or kept. */
async function conditionsOf(office: Office, list: ItemList): Promise<RawBuilder<SqlBool>[]> {
  const conditions = await itemConditions(office, list);
  if (list.order === 'kept') conditions.push(sql`item.state = 'closedOut'`);
  if (list.order === 'due') {
    conditions.push(sql`item.state in (${sql.join(OWED)})`);
    if (list.due === undefined && !list.dueFrom) {
      conditions.push(sql`item.due_on >= ${office.clock.today()}`);
    }
  }
  return conditions;
}

interface Order {
  readonly key: 'item.published_at' | 'item.due_on' | 'item.closed_on';
  readonly direction: 'asc' | 'desc';
  readonly keyOf: (row: ItemQueryRow) => string;
}

const ORDERS: Readonly<Record<ItemOrder, Order>> = {
  latest: { key: 'item.published_at', direction: 'desc', keyOf: (row) => row.published_at.toISOString() },
  due: { key: 'item.due_on', direction: 'asc', keyOf: (row) => row.due_on },
  kept: { key: 'item.closed_on', direction: 'desc', keyOf: (row) => row.closed_on ?? '' },
};

function beyond(
  key: Order['key'],
  direction: Order['direction'],
  at: string | number | null | undefined,
  id: string | number | null | undefined,
): RawBuilder<SqlBool> {
  const than = direction === 'asc' ? sql`>` : sql`<`;
  const type = key === 'item.published_at' ? sql`timestamptz` : sql`date`;
  return sql`(${sql.ref(key)}, item.id) ${than} (${at}::${type}, ${id}::uuid)`;
}
