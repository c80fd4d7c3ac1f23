import { sql } from 'kysely';
import type { Page } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { matches } from '../../../platform/search.ts';
import { wordsOf } from './item-filter.ts';
import { countItems, listItems, type ItemCount, type ItemList } from './list-items.ts';
import type { PublicItemRow } from './types.ts';

export interface PublicFinds {
  readonly places: readonly {
    readonly code: string;
    readonly name: string;
    readonly within: string | null;
  }[];
  readonly items: Page<PublicItemRow>;
  readonly found: ItemCount;
}

const PLACES = 10;

/** Items and organizations that hold the words; members' names are not searched. */
export async function searchPublic(office: Office, search: ItemList): Promise<PublicFinds> {
  const words = wordsOf(search);
  const [places, items, found] = await Promise.all([
    words === '' || search.after ? [] : findPlaces(office, words),
    listItems(office, search),
    countItems(office, search),
  ]);
  return { places, items, found };
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
