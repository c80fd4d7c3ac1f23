import type { Office } from '../../../platform/index.ts';

/** A number as it was printed, from how somebody typed or scanned it: full-width digits, blanks, other dashes. */
export const numberAsPrinted = (given: string): string =>
  given
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐-―−ー]/g, '-')
    .slice(0, 60);

/** Where a number printed on paper leads: undefined also for numbers of what is not public. */
export async function publicNumber(
  { db }: Pick<Office, 'db'>,
  given: string,
): Promise<{ readonly kind: 'letter' | 'item'; readonly number: string } | undefined> {
  const number = numberAsPrinted(given);
  if (!/^[\w-]{4,60}$/.test(number)) return undefined;
  const letter = await db
    .selectFrom('letter')
    .select('id')
    .where('number', '=', number)
    .where('published_version', 'is not', null)
    // At a withdrawn one stands why.
    .where((eb) => eb.or([eb('public', '=', true), eb('withdrawn_at', 'is not', null)]))
    .executeTakeFirst();
  if (letter) return { kind: 'letter', number };
  const item = await db
    .selectFrom('item')
    .select('id')
    .where('number', '=', number)
    .where('public', '=', true)
    .executeTakeFirst();
  return item && { kind: 'item', number };
}
