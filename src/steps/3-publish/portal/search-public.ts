import { sql } from 'kysely';
import { addDays, type Day } from '../../../kernel/days.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { matches } from '../../../platform/search.ts';
import type { ItemState } from '../../../registry/letters/types.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import type { PublicItemRow } from './types.ts';

/** Within so many days from today, or past and still owed. */
export type PublicDue = number | 'overdue';

export interface PublicSearch extends PageRequest {
  readonly words?: string | undefined;
  /** Code of an organization: only what lies at or below it. */
  readonly place?: string | undefined;
  readonly states?: readonly ItemState[] | undefined;
  readonly due?: PublicDue | undefined;
}

export interface PublicFinds {
  readonly places: readonly {
    readonly code: string;
    readonly name: string;
    readonly within: string | null;
  }[];
  readonly items: Page<PublicItemRow>;
}

const PLACES = 10;
const PAGE = 20;
const OWED = ['inProgress', 'unfulfilled', 'underRectification'];

/** Items and organizations that hold the words, newest first; members' names are not searched. */
export async function searchPublic(office: Office, search: PublicSearch): Promise<PublicFinds> {
  const words = search.words?.trim().slice(0, 60) ?? '';
  const [places, items] = await Promise.all([
    words === '' || search.after ? [] : findPlaces(office, words),
    findItems(office, { ...search, words }),
  ]);
  return { places, items };
}

/** What a number printed on paper stands for; undefined also for numbers of what is not public. */
export async function publicNumber(
  { db }: Pick<Office, 'db'>,
  number: string,
): Promise<'letter' | 'item' | undefined> {
  const given = number.normalize('NFKC').trim();
  if (!/^[\w-]{4,60}$/.test(given)) return undefined;
  const letter = await db
    .selectFrom('letter')
    .select('id')
    .where('number', '=', given)
    .where('public', '=', true)
    .where('published_version', 'is not', null)
    .executeTakeFirst();
  if (letter) return 'letter';
  const item = await db
    .selectFrom('item')
    .select('id')
    .where('number', '=', given)
    .where('public', '=', true)
    .executeTakeFirst();
  return item && 'item';
}

async function findPlaces({ db }: Office, words: string): Promise<PublicFinds['places']> {
  return db
    .selectFrom('organization as o')
    .leftJoin('organization as p', 'p.id', 'o.parent_id')
    .select(['o.code', 'o.name', 'p.name as within'])
    .where('o.state', '=', 'active')
    .where(matches(sql.ref('o.search'), sql<string>`concat_ws(' ', o.name, o.short_name, o.code)`, words))
    .orderBy('o.depth')
    .orderBy('o.path')
    .limit(PLACES)
    .execute();
}

/** What is searched of an item: never the name of a person. */
const SEARCHED = sql<string>`case when item.person_id is null
  then concat_ws(' ', item.content, item.measures, letter.committer_name)
  else replace(concat_ws(' ', item.content, item.measures), letter.committer_name, '') end`;

async function findItems(office: Office, search: PublicSearch): Promise<Page<PublicItemRow>> {
  const limit = limitOf({ limit: search.limit ?? PAGE });
  const after = decodeCursor(search.after, 2);
  let query = publicItems(office)
    .orderBy('item.published_at', 'desc')
    .orderBy('item.id', 'desc')
    .limit(limit + 1);
  if (search.words) query = query.where(matches(sql.ref('item.search'), SEARCHED, search.words));
  if (search.states) query = query.where('item.state', 'in', search.states);
  if (search.due !== undefined) {
    const { from, to } = dueDays(office.clock.today(), search.due);
    query = query.where('item.state', 'in', OWED).where('item.due_on', '<=', to);
    if (from) query = query.where('item.due_on', '>=', from);
  }
  if (search.place) {
    const top = await office.db
      .selectFrom('organization')
      .select('path')
      .where('code', '=', search.place)
      .executeTakeFirst();
    if (!top) return { rows: [] };
    query = query.where('organization.path', '>=', top.path).where('organization.path', '<', `${top.path}~`);
  }
  if (after) {
    query = query.where(
      sql<boolean>`(item.published_at, item.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  }
  const rows = await query.execute();
  const page = toPage(rows, limit, (row) => [row.published_at.toISOString(), row.id]);
  return { ...page, rows: page.rows.map(toPublicItem) };
}

const dueDays = (today: Day, due: PublicDue): { from?: Day; to: Day } =>
  due === 'overdue' ? { to: addDays(today, -1) } : { from: today, to: addDays(today, due) };
