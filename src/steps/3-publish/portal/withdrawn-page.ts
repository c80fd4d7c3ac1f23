import { dayOf, type Day } from '../../../kernel/days.ts';
import type { Office } from '../../../platform/index.ts';
import { entriesOf } from '../../../transparency/index.ts';
import { NAMING } from '../naming-facts.ts';
import { publicNaming } from '../naming-rules.ts';

/** What stays at the address of a letter that was taken off the portal. */
export interface WithdrawnPage {
  readonly letterNumber: string;
  readonly committerName: string;
  readonly organizationName: string;
  readonly organizationCode: string;
  readonly withdrawnOn: Day;
  readonly withdrawnBy: string | null;
  readonly reason: string;
  /** Where the log says so; null while it waits for its index. */
  readonly logIndex: number | null;
}

/** By the number of a letter or of one of its items; undefined for everything that is not withdrawn. */
export async function withdrawnPage(office: Office, number: string): Promise<WithdrawnPage | undefined> {
  const row = await office.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .leftJoin('organization as by', 'by.id', 'letter.withdrawn_by')
    .select(['letter.number', 'letter.withdrawn_at', 'letter.withdrawn_reason', NAMING.as('naming')])
    .select(['organization.name', 'organization.code', 'by.name as by_name'])
    .where('letter.withdrawn_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('letter.number', '=', number),
        eb('letter.id', '=', eb.selectFrom('item').select('letter_id').where('item.number', '=', number)),
      ]),
    )
    .executeTakeFirst();
  if (!row?.withdrawn_at) return undefined;
  const naming = publicNaming(row.naming);
  const entries = await entriesOf(office, row.number);
  return {
    letterNumber: row.number,
    committerName: naming.name,
    organizationName: row.name,
    organizationCode: row.code,
    withdrawnOn: dayOf(row.withdrawn_at),
    withdrawnBy: row.by_name,
    reason: naming.tell(row.withdrawn_reason ?? ''),
    logIndex: entries.findLast(({ kind }) => kind === 'commitment.withdrawn')?.index ?? null,
  };
}
