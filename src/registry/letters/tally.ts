import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Database, TransactionContext } from '../../platform/index.ts';
import type { CountsAs, ItemState, LetterState, Way } from './types.ts';

export type TallyColumn = Exclude<keyof Database['round_tally'], 'round_id' | 'organization_id'>;
export type Deltas = Readonly<Partial<Record<TallyColumn, number>>>;

export const LETTER_COLUMN: Readonly<Record<LetterState, TallyColumn>> = {
  draft: 'letters_draft',
  submitted: 'letters_submitted',
  returned: 'letters_returned',
  approved: 'letters_approved',
  published: 'letters_published',
};

export const ITEM_COLUMN: Readonly<Record<ItemState, TallyColumn>> = {
  inProgress: 'items_in_progress',
  reportedDone: 'items_reported_done',
  closedOut: 'items_closed_out',
  unfulfilled: 'items_unfulfilled',
  underRectification: 'items_under_rectification',
  withdrawn: 'items_withdrawn',
};

/** What each way of taking part adds to; nobody but the expected can be exempt, and who is gone counts nowhere. */
export const WAYS: Readonly<Record<Way, Readonly<Partial<Record<CountsAs, readonly TallyColumn[]>>>>> = {
  written: {
    organization: ['organization_written'],
    fullMember: ['members_written'],
    probationaryMember: ['members_written', 'probationary_written'],
    prospectiveMember: ['volunteers_taking_part'],
    activist: ['volunteers_taking_part', 'activists_taking_part'],
  },
  oral: {
    fullMember: ['members_oral'],
    probationaryMember: ['members_oral', 'probationary_oral'],
    prospectiveMember: ['volunteers_taking_part'],
    activist: ['volunteers_taking_part', 'activists_taking_part'],
  },
  exempt: {
    organization: ['organization_exempt'],
    fullMember: ['members_exempt'],
    probationaryMember: ['members_exempt', 'probationary_exempt'],
  },
};

/** `WAYS` line by line, as SQL joins it. */
export const WAY_LINES = Object.entries(WAYS).flatMap(([way, columnsOf]) =>
  Object.entries(columnsOf).flatMap(([as, columns]) => columns.map((column) => ({ way, as, column }))),
);

/** `count` more who take part this way. */
export const taking = (way: Way, as: CountsAs, count = 1): Deltas =>
  Object.fromEntries((WAYS[way][as] ?? []).map((column) => [column, count]));

/** `count` more in a column. */
export const more = (column: TallyColumn, count = 1): Deltas => ({ [column]: count });

/** Adds to the counters of one organization in one round, in the transaction of the change that is counted. */
export async function tally(
  tx: TransactionContext,
  roundId: Id,
  organizationId: Id,
  deltas: Deltas,
): Promise<void> {
  const changes = Object.entries(deltas).filter(([, delta]) => delta !== 0) as [TallyColumn, number][];
  if (changes.length === 0) return;
  const sums = changes.map(([column]) => [
    column,
    sql<number>`${sql.ref(`round_tally.${column}`)} + ${sql.ref(`excluded.${column}`)}`,
  ]);
  await tx.db
    .insertInto('round_tally')
    .values({ round_id: roundId, organization_id: organizationId, ...Object.fromEntries(changes) })
    .onConflict((clash) =>
      clash.columns(['round_id', 'organization_id']).doUpdateSet(Object.fromEntries(sums)),
    )
    .execute();
}

/** One thing less in the first column, one more in the second; the same column twice changes nothing. */
export const shift = (from: TallyColumn, to: TallyColumn): Deltas =>
  from === to ? {} : { [from]: -1, [to]: 1 };
