import { sql } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import { dayOf, type Day } from '../../../kernel/days.ts';
import { decodeCursor, encodeCursor, toPage, type Page } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { itemConditions, OWED, type ItemFilter } from './item-filter.ts';
import { publicNaming } from '../naming-rules.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import type { PublicItemRow } from './types.ts';

/** A public item with everything that open data, feeds and calendars say of it. */
export interface OpenItem extends PublicItemRow {
  /** For identifiers that outlive a change of address; means nothing by itself. */
  readonly id: string;
  readonly roundName: string;
  readonly measures: string;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  readonly quantityReached: number | null;
  readonly lastNote: string | null;
  readonly lastNoteOn: Day | null;
  readonly publishedOn: Day;
  /** Version of the letter that the words come from. */
  readonly version: number;
  /** Counts what happened to it. */
  readonly changes: number;
  readonly changedAt: Date;
}

/** Rows of one file. */
export const OPEN_PAGE = 1000;
const PARTS_MOST = 30;
const FEED_ENTRIES = 50;
const CALENDAR_DAYS = 300;

/** In the order in which they were published, which later changes do not disturb: parts have neither gaps nor twins. */
export async function openItems(
  office: Office,
  filter: ItemFilter,
  request: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<Page<OpenItem>> {
  const limit = Math.min(request.limit ?? OPEN_PAGE, OPEN_PAGE);
  const after = decodeCursor(request.after, 1);
  let query = await matching(office, filter);
  if (after) query = query.where(sql<boolean>`item.id > ${after[0]}::uuid`);
  const rows = await query
    .orderBy('item.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.id]);
  return { ...page, rows: page.rows.map(toOpenItem) };
}

/** Where the second and each further part begins, for as many parts as a reader would download by hand. */
export async function openParts(office: Office, filter: ItemFilter): Promise<readonly string[]> {
  let query = publicItems(office).clearSelect().select('item.id');
  for (const condition of await itemConditions(office, filter)) query = query.where(condition);
  const first = query.orderBy('item.id').limit(OPEN_PAGE * PARTS_MOST + 1);
  const { rows } = await sql<{ id: string }>`
    select id from (select id, row_number() over by_id as nth, lead(id) over by_id as later
      from (${first}) as found window by_id as (order by id)) as counted
    where nth % ${OPEN_PAGE} = 0 and later is not null order by id`.execute(office.db);
  return rows.map(({ id }) => encodeCursor([id]));
}

/** @throws DomainError `item.not-found` also for items that are not public */
export async function openItem(office: Office, number: string): Promise<OpenItem> {
  const row = await openQuery(office).where('item.number', '=', number).executeTakeFirst();
  if (!row) throw notFound('item');
  return toOpenItem(row);
}

/** For a feed: of one organization what changed last, of a search what was published last. */
export async function newsItems(office: Office, filter: ItemFilter): Promise<readonly OpenItem[]> {
  const key = filter.organizationId ? sql.ref('item.updated_at') : sql.ref('item.published_at');
  const query = await matching(office, filter);
  const rows = await query.orderBy(key, 'desc').orderBy('item.id', 'desc').limit(FEED_ENTRIES).execute();
  return rows.map(toOpenItem);
}

/** For a calendar: what is still owed, what falls due first in front. */
export async function owedItems(office: Office, filter: ItemFilter): Promise<readonly OpenItem[]> {
  const query = await matching(office, filter);
  const rows = await query
    .where('item.state', 'in', OWED)
    .orderBy('item.due_on')
    .orderBy('item.id')
    .limit(CALENDAR_DAYS)
    .execute();
  return rows.map(toOpenItem);
}

const openQuery = (office: Office) =>
  publicItems(office).select([
    'item.measures',
    'item.target_quantity',
    'item.target_unit',
    'item.quantity_reached',
    'item.last_note',
    'item.last_note_on',
    'item.version',
    'item.revision',
    'item.updated_at',
    'round.name as round_name',
  ]);

async function matching(office: Office, filter: ItemFilter): Promise<ReturnType<typeof openQuery>> {
  let query = openQuery(office);
  for (const condition of await itemConditions(office, filter)) query = query.where(condition);
  return query;
}

type OpenRow = Awaited<ReturnType<ReturnType<typeof openQuery>['execute']>>[number];

function toOpenItem(row: OpenRow): OpenItem {
  const told = publicNaming(row.naming).tell;
  return {
    ...toPublicItem(row),
    id: row.id,
    roundName: row.round_name,
    measures: told(row.measures),
    targetQuantity: row.target_quantity,
    targetUnit: row.target_unit,
    quantityReached: row.quantity_reached,
    lastNote: row.last_note && told(row.last_note),
    lastNoteOn: row.last_note_on,
    publishedOn: dayOf(row.published_at),
    version: row.version,
    changes: row.revision,
    changedAt: row.updated_at,
  };
}
