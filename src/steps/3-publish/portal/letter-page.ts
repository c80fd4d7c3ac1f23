import { notFound } from '../../../kernel/errors.ts';
import type { Office } from '../../../platform/index.ts';
import { entriesOf, type PublicEntry } from '../../../transparency/index.ts';
import { shownElsewhere, type ShownElsewhere } from '../channels/index.ts';
import { NAMING } from '../naming-facts.ts';
import { namedDocument, type NamingFacts } from '../naming-rules.ts';
import type { PublicLetter } from '../types.ts';
import { publicItems, toPublicItem } from './item-rows.ts';
import type { PublicItemRow } from './types.ts';

export interface PublicLetterPage {
  /** The public document of the version in force. */
  readonly letter: PublicLetter;
  /** Every published version, the newest first, as the log keeps it. */
  readonly versions: readonly { readonly entry: PublicEntry; readonly letter: PublicLetter }[];
  readonly items: readonly PublicItemRow[];
  readonly supervisionPhone: string | null;
  /** By which channels besides the portal, and when. */
  readonly shown: readonly ShownElsewhere[];
}

/**
 * A letter as published: drawn from the documents behind the log entries, so that nothing is shown that is not logged.
 * @throws DomainError `letter.not-found` also for letters that are not public
 */
export async function letterPage(office: Office, number: string): Promise<PublicLetterPage> {
  const letter = await office.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select(['letter.id', 'organization.supervision_phone', NAMING.as('naming')])
    .where('letter.number', '=', number)
    .where('letter.public', '=', true)
    .where('letter.published_version', 'is not', null)
    .executeTakeFirst();
  if (!letter) throw notFound('letter');
  const versions = await publishedVersions(office, number, letter.naming);
  const newest = versions[0];
  if (!newest) throw notFound('letter');
  const [items, shown] = await Promise.all([
    publicItems(office).where('item.letter_id', '=', letter.id).orderBy('item.ordinal').execute(),
    shownElsewhere(office, letter.id),
  ]);
  return {
    letter: newest.letter,
    versions,
    items: items.map(toPublicItem),
    supervisionPhone: letter.supervision_phone,
    shown,
  };
}

/** Published versions of a letter, newest first, under the name that the public reads today. */
export async function publishedVersions(
  office: Office,
  number: string,
  naming: NamingFacts,
): Promise<PublicLetterPage['versions']> {
  const entries = await entriesOf(office, number);
  return entries
    .filter(({ kind }) => kind === 'commitment.published' || kind === 'commitment.revised')
    .sort((a, b) => b.revision - a.revision)
    .map((entry) => ({ entry, letter: namedDocument(JSON.parse(entry.document) as PublicLetter, naming) }));
}
