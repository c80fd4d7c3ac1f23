import { conflict, notFound } from '../../kernel/errors.ts';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import { replan } from './recurrence-rules.ts';
import { LIMITS, type ItemContent, type Occurrence, type OccurrenceKey } from './types.ts';

type Db = { readonly db: Context['db'] };

/** The dated deeds of some items by item, in the order in which they are due. */
export async function loadOccurrences(
  { db }: Db,
  itemIds: readonly Id[],
): Promise<ReadonlyMap<Id, readonly Occurrence[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('occurrence')
    .selectAll()
    .where('item_id', 'in', itemIds)
    .orderBy('due_on')
    .orderBy('period')
    .orderBy('nth')
    .limit(itemIds.length * LIMITS.occurrences * 4)
    .execute();
  const found = new Map<Id, Occurrence[]>();
  for (const { item_id, period, nth, due_on, done_on } of rows) {
    const of = found.get(item_id) ?? [];
    of.push({ period, nth, dueOn: due_on, doneOn: done_on });
    found.set(item_id, of);
  }
  return found;
}

/** Makes the series of these items follow the version being published; see `replan` for what stays. */
export async function replanOccurrences(
  tx: TransactionContext,
  items: readonly ItemContent[],
): Promise<void> {
  const known = await loadOccurrences(
    tx,
    items.map(({ id }) => id),
  );
  for (const { id, recurrence, dueOn } of items) {
    const before = known.get(id) ?? [];
    if (!recurrence && before.length === 0) continue;
    const { add, drop, redate } = replan(before, recurrence, tx.clock.today(), dueOn);
    if (add.length > 0) {
      await tx.db
        .insertInto('occurrence')
        .values(add.map(({ period, nth, dueOn: due }) => ({ item_id: id, period, nth, due_on: due })))
        .execute();
    }
    for (const { period, nth } of drop) {
      await tx.db
        .deleteFrom('occurrence')
        .where('item_id', '=', id)
        .where('period', '=', period)
        .where('nth', '=', nth)
        .where('done_on', 'is', null)
        .execute();
    }
    for (const each of redate) {
      await tx.db
        .updateTable('occurrence')
        .set({ due_on: each.dueOn })
        .where('item_id', '=', id)
        .where('period', '=', each.period)
        .where('nth', '=', each.nth)
        .where('done_on', 'is', null)
        .execute();
    }
  }
}

/**
 * Sets or takes back the day on which a deed was done, provided that it was not (or was) done before.
 * @throws DomainError `occurrence.not-found`, `occurrence.conflict` when it already stands so
 */
export async function moveOccurrence(
  tx: TransactionContext,
  itemId: Id,
  { period, nth }: OccurrenceKey,
  doneOn: Day | null,
): Promise<void> {
  const row = await tx.db
    .updateTable('occurrence')
    .set({ done_on: doneOn })
    .where('item_id', '=', itemId)
    .where('period', '=', period)
    .where('nth', '=', nth)
    .where('done_on', doneOn === null ? 'is not' : 'is', null)
    .returning('period')
    .executeTakeFirst();
  if (row) return;
  const known = (await loadOccurrences(tx, [itemId])).get(itemId) ?? [];
  if (known.some((each) => each.period === period && each.nth === nth)) throw conflict('occurrence');
  throw notFound('occurrence');
}
