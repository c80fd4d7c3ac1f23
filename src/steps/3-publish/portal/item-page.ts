import { notFound } from '../../../kernel/errors.ts';
import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import { entriesOf, type PublicEntry } from '../../../transparency/index.ts';
import { shownElsewhere, type ShownElsewhere } from '../channels/index.ts';
import { publicNaming } from '../naming-rules.ts';
import type { PublicItem, PublicLetter } from '../types.ts';
import { publishedVersions } from './letter-page.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import type { PublicItemRow } from './types.ts';

export interface PublicItemVersion {
  readonly version: number;
  readonly publishedOn: Day;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly approvedOn: Day | null;
  /** Null when the version no longer holds the item: it was withdrawn by it. */
  readonly item: PublicItem | null;
  readonly entry: PublicEntry;
}

export interface PublicItemPage {
  /** For the queries of later steps; never shown. */
  readonly id: Id;
  readonly letterId: Id;
  readonly row: PublicItemRow;
  readonly measures: string;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  readonly quantityReached: number | null;
  readonly letter: PublicLetter;
  readonly supervisionPhone: string | null;
  /** Newest first, from the version that first promised it. */
  readonly versions: readonly PublicItemVersion[];
  /** What residents asked for that this item answers. */
  readonly needs: readonly { readonly text: string; readonly source: string; readonly heardOn: Day }[];
  /** By which channels besides the portal its letter was shown, and when. */
  readonly shown: readonly ShownElsewhere[];
  /** Entries of the log about the item itself: closings and rectification orders. */
  readonly entries: readonly PublicEntry[];
}

/** @throws DomainError `item.not-found` also for items that are not public */
export async function itemPage(office: Office, number: string): Promise<PublicItemPage> {
  const found = await publicItems(office)
    .select([
      'item.measures',
      'item.target_quantity',
      'item.target_unit',
      'item.quantity_reached',
      'item.letter_id',
      'organization.supervision_phone',
    ])
    .where('item.number', '=', number)
    .executeTakeFirst();
  if (!found) throw notFound('item');
  const [versions, needs, shown, entries] = await Promise.all([
    publishedVersions(office, found.letter_number, found.naming),
    needsOf(office, found.id),
    shownElsewhere(office, found.letter_id),
    entriesOf(office, number),
  ]);
  const newest = versions[0];
  if (!newest) throw notFound('item');
  const own = versions.map(({ entry, letter }) => ({
    version: letter.version,
    publishedOn: letter.publishedOn,
    reason: letter.reason,
    approvedBy: letter.approvedBy,
    approvedOn: letter.approvedOn,
    item: letter.items.find((item) => item.number === number) ?? null,
    entry,
  }));
  const first = own.findLastIndex(({ item }) => item !== null);
  return {
    id: found.id,
    letterId: found.letter_id,
    row: toPublicItem(found),
    // The words of the version in force, in which members' names are masked as promised.
    measures:
      newest.letter.items.find((item) => item.number === number)?.measures ??
      publicNaming(found.naming).tell(found.measures),
    targetQuantity: found.target_quantity,
    targetUnit: found.target_unit,
    quantityReached: found.quantity_reached,
    letter: newest.letter,
    supervisionPhone: found.supervision_phone,
    versions: own.slice(0, first + 1),
    needs,
    shown,
    entries,
  };
}

async function needsOf({ db }: Office, itemId: Id): Promise<PublicItemPage['needs']> {
  const rows = await db
    .selectFrom('item_need')
    .innerJoin('need', 'need.id', 'item_need.need_id')
    .select(['need.text', 'need.source', 'need.heard_on'])
    .where('item_need.item_id', '=', itemId)
    .orderBy('need.heard_on')
    .limit(20)
    .execute();
  return rows.map((row) => ({ text: row.text, source: row.source, heardOn: row.heard_on }));
}
