import type { Kysely } from 'kysely';
import { bulkInsert } from '../src/platform/bulk-insert.ts';
import type { Database } from '../src/platform/schema.ts';
import { isMember, type GeneratedPerson } from './types.ts';

const ITEM_COLUMNS: Readonly<Record<string, string>> = {
  inProgress: 'items_in_progress',
  reportedDone: 'items_reported_done',
  closedOut: 'items_closed_out',
  unfulfilled: 'items_unfulfilled',
  underRectification: 'items_under_rectification',
  withdrawn: 'items_withdrawn',
};
const LETTER_COLUMNS = [
  'members_written',
  'probationary_written',
  'volunteers_taking_part',
  'activists_taking_part',
  'organization_written',
  'letters_published',
  'letters_submitted',
];

/** Counts while the rows are made; the same figures a recount of the rows gives. */
export function tallyOf(roundId: string) {
  const rows = new Map<string, Record<string, number | string>>();
  const add = (organizationId: string, column: string): void => {
    let row = rows.get(organizationId);
    if (!row) {
      row = { round_id: roundId, organization_id: organizationId };
      for (const name of [...LETTER_COLUMNS, ...Object.values(ITEM_COLUMNS)]) row[name] = 0;
      rows.set(organizationId, row);
    }
    row[column] = Number(row[column]) + 1;
  };
  return {
    item: (organizationId: string, state: string): void => add(organizationId, ITEM_COLUMNS[state]!),
    letter(organizationId: string, person: GeneratedPerson | undefined, state: string): void {
      add(organizationId, `letters_${state}`);
      add(
        organizationId,
        !person ? 'organization_written' : isMember(person) ? 'members_written' : 'volunteers_taking_part',
      );
      if (person?.kind === 'probationaryMember') add(organizationId, 'probationary_written');
      if (person?.kind === 'activist') add(organizationId, 'activists_taking_part');
    },
    async save(db: Kysely<Database>): Promise<void> {
      const counts = Object.fromEntries(
        [...LETTER_COLUMNS, ...Object.values(ITEM_COLUMNS)].map((name) => [name, 'int4' as const]),
      );
      await bulkInsert(db, 'round_tally', { round_id: 'uuid', organization_id: 'uuid', ...counts }, [
        ...rows.values(),
      ]);
    },
  };
}
