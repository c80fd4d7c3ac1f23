import { sql } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Day } from '../../../kernel/days.ts';
import type { Office } from '../../../platform/index.ts';
import { matches } from '../../../platform/search.ts';
import type { ItemState } from '../../../registry/letters/types.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import type { PublicItemRow } from './types.ts';

export interface PublicSearch extends PageRequest {
  readonly words?: string;
  /** Code of an organization: only what lies at or below it. */
  readonly place?: string;
  readonly state?: ItemState;
  readonly dueBefore?: Day;
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

/** Items and organizations that hold the words, newest first; members' names are not searched. */
export async function searchPublic(office: Office, search: PublicSearch): Promise<PublicFinds> {
  const words = search.words?.trim().slice(0, 60) ?? '';
  const [places, items] = await Promise.all([
    words === '' || search.after ? [] : findPlaces(office, words),
    findItems(office, { ...search, words }),
  ]);
  return { places, items };
}

async function findPlaces({ db }: Office, words: string): Promise<PublicFinds['places']> {
  const rows = await db
    .selectFrom('organization as o')
    .leftJoin('organization as p', 'p.id', 'o.parent_id')
    .select(['o.code', 'o.name', 'p.name as within'])
    .where('o.state', '=', 'active')
    .where(matches(sql.ref('o.search'), sql<string>`concat_ws(' ', o.name, o.short_name, o.code)`, words))
    .orderBy('o.depth')
    .orderBy('o.path')
    .limit(PLACES)
    .execute();
  return rows;
}

async function findItems(office: Office, search: PublicSearch): Promise<Page<PublicItemRow>> {
  const limit = limitOf({ limit: search.limit ?? PAGE });
  let query = publicItems(office)
    .orderBy('item.published_at', 'desc')
    .orderBy('item.id', 'desc')
    .limit(limit + 1);
  if (search.words) {
    const text = sql<string>`concat_ws(' ', item.content, item.measures, case when item.person_id is null then letter.committer_name end)`;
    query = query.where(matches(sql.ref('item.search'), text, search.words));
  }
  if (search.state) query = query.where('item.state', '=', search.state);
  if (search.dueBefore) query = query.where('item.due_on', '<=', search.dueBefore);
  if (search.place) {
    const top = await office.db
      .selectFrom('organization')
      .select('path')
      .where('code', '=', search.place)
      .executeTakeFirst();
    if (!top) return { rows: [] };
    query = query.where('organization.path', '>=', top.path).where('organization.path', '<', `${top.path}~`);
  }
  const after = decodeCursor(search.after, 2);
  if (after) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('item.published_at', 'item.id'),
        '<',
        eb.tuple(new Date(String(after[0])), String(after[1])),
      ),
    );
  }
  const rows = await query.execute();
  const page = toPage(rows, limit, (row) => [row.published_at.toISOString(), row.id]);
  return { ...page, rows: page.rows.map(toPublicItem) };
}
