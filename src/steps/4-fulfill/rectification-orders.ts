import type { Day } from '../../kernel/days.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';

/** 责令限期整改: given in 评诺, answered here by a verified claim. */
export interface RectificationOrder {
  readonly id: Id;
  readonly reason: string;
  readonly dueOn: Day;
  readonly state: 'open' | 'closed';
  readonly orderedByName: string;
  readonly orderedAt: Date;
  readonly closedAt: Date | null;
}

/** All orders on one item, the oldest first: its place in the list is the order's number in the log. */
export async function ordersOf(
  { db }: { readonly db: Context['db'] },
  itemId: Id,
): Promise<RectificationOrder[]> {
  const rows = await db
    .selectFrom('rectification_order')
    .selectAll()
    .where('item_id', '=', itemId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    dueOn: row.due_on,
    state: row.state as RectificationOrder['state'],
    orderedByName: row.ordered_by_name,
    orderedAt: row.ordered_at,
    closedAt: row.closed_at,
  }));
}

export async function openOrder(
  tx: TransactionContext,
  order: { readonly itemId: Id; readonly letterId: Id; readonly reason: string; readonly dueOn: Day },
): Promise<Id> {
  const now = tx.clock.now();
  const id = newId(now.getTime());
  await tx.db
    .insertInto('rectification_order')
    .values({
      id,
      item_id: order.itemId,
      letter_id: order.letterId,
      reason: order.reason,
      due_on: order.dueOn,
      state: 'open',
      account_id: tx.actor.accountId ?? null,
      ordered_by_name: tx.actor.name,
      ordered_at: now,
    })
    .execute();
  return id;
}

export async function closeOrder(tx: TransactionContext, orderId: Id): Promise<void> {
  await tx.db
    .updateTable('rectification_order')
    .set({ state: 'closed', closed_at: tx.clock.now() })
    .where('id', '=', orderId)
    .where('state', '=', 'open')
    .execute();
}
