import type { Id } from '../../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../../platform/index.ts';
import type { ScheduleState } from './types.ts';

export interface Waiting {
  readonly id: Id;
  readonly letterId: Id;
  readonly version: number;
  readonly publishAt: Date;
  readonly accountId: Id;
}

/** The hour set for a letter, while it is waited for. Without a permission check. */
export async function waitingFor({ db }: Pick<Context, 'db'>, letterId: Id): Promise<Waiting | undefined> {
  const row = await db
    .selectFrom('publication_schedule')
    .select(['id', 'letter_id', 'version', 'publish_at', 'account_id'])
    .where('letter_id', '=', letterId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row && toWaiting(row);
}

export const toWaiting = (row: {
  id: string;
  letter_id: string;
  version: number;
  publish_at: Date;
  account_id: string;
}): Waiting => ({
  id: row.id,
  letterId: row.letter_id,
  version: row.version,
  publishAt: row.publish_at,
  accountId: row.account_id,
});

/** Ends the wait of a letter; what was refused before is settled with it. @returns whether an hour was waited for */
export async function endSchedule(
  tx: TransactionContext,
  letterId: Id,
  state: Exclude<ScheduleState, 'waiting' | 'refused'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('publication_schedule')
    .set({ state, ended_at: tx.clock.now(), ended_by_name: tx.actor.name })
    .where('letter_id', '=', letterId)
    .where('state', 'in', ['waiting', 'refused'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
