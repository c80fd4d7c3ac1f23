import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Database, TransactionContext } from '../../platform/index.ts';
import type { CountsAs, ItemState, LetterState } from './types.ts';

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

export const WRITTEN_COLUMN: Readonly<Record<CountsAs, TallyColumn | undefined>> = {
  organization: 'organization_written',
  member: 'members_written',
  volunteer: 'volunteers_taking_part',
  gone: undefined,
};

export const ORAL_COLUMN: Readonly<Record<CountsAs, TallyColumn | undefined>> = {
  organization: undefined,
  member: 'members_oral',
  volunteer: 'volunteers_taking_part',
  gone: undefined,
};

/** `count` more in a column; no column, no change. */
export const more = (column: TallyColumn | undefined, count = 1): Deltas =>
  column ? { [column]: count } : {};

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
export const shift = (from: TallyColumn | undefined, to: TallyColumn | undefined): Deltas =>
  from === to ? {} : { ...(from ? { [from]: -1 } : {}), ...(to ? { [to]: 1 } : {}) };
