import type { Day } from '../../kernel/days.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import {
  loadOccurrences,
  moveOccurrence,
  type Item,
  type OccurrenceKey,
} from '../../registry/letters/index.ts';
import { shareDone } from './occurrence-rules.ts';

export interface OccurrenceMark extends OccurrenceKey {
  readonly id: Id;
  /** Null = taken back. */
  readonly doneOn: Day | null;
  readonly note: string;
  readonly authorName: string;
  readonly at: Date;
}

const MOST = 200;

/** The newest marks of an item first. */
export async function marksOf({ db }: { readonly db: Context['db'] }, itemId: Id): Promise<OccurrenceMark[]> {
  const rows = await db
    .selectFrom('occurrence_mark')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    period: row.period,
    nth: row.nth,
    doneOn: row.done_on,
    note: row.note,
    authorName: row.author_name,
    at: row.at,
  }));
}

/**
 * Writes a mark and lets the deed stand so.
 * @returns percent of the item's deeds that are done now
 * @throws DomainError `occurrence.not-found`, `occurrence.conflict`
 */
export async function putMark(
  tx: TransactionContext,
  item: Item,
  { period, nth, doneOn, note }: OccurrenceKey & { readonly doneOn: Day | null; readonly note: string },
): Promise<number> {
  await moveOccurrence(tx, item.id, { period, nth }, doneOn);
  const now = tx.clock.now();
  await tx.db
    .insertInto('occurrence_mark')
    .values({
      id: newId(now.getTime()),
      item_id: item.id,
      period,
      nth,
      done_on: doneOn,
      note,
      account_id: tx.actor.accountId ?? null,
      author_name: tx.actor.name,
      at: now,
    })
    .execute();
  return shareDone((await loadOccurrences(tx, [item.id])).get(item.id) ?? []);
}
