import { dayOf } from '../../kernel/days.ts';
import {
  audit,
  bumpContentVersion,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { loadOccurrences, moveItem } from '../../registry/letters/index.ts';
import type { Item } from '../../registry/letters/types.ts';
import { append } from '../../transparency/index.ts';
import { loggedNaming } from '../3-publish/index.ts';
import { decideClaim, pendingClaim, requireClaim, type PendingClaim } from './claim-store.ts';
import { movedItem, takeItem, type ItemInHand } from './item-in-hand.ts';
import { closeOrder, ordersOf } from './rectification-orders.ts';
import { doneOf } from './rules.ts';
import { closeOutInput } from './schemas.ts';
import type { ItemMoved } from './types.ts';

/**
 * 销号: the reviewer frozen at submission verifies the claim and strikes the item off; never the claimant, never the
 * committing person. An open rectification order is closed with it, and what was done stays public for good.
 * @throws DomainError `item.not-found`, `access.denied`, `access.second-person`, `claim.not-pending`, `claim.conflict`,
 * `item.conflict`, `input.invalid`
 */
export async function closeOut(ctx: Context, input: unknown): Promise<ItemMoved> {
  return transact(ctx, async (tx) => {
    const given = parse(closeOutInput, input);
    const inHand = await takeItem(tx, given.itemId);
    const { item, facts, reviewer } = inHand;
    const claim = await pendingClaim(tx, item.id);
    permit(tx.actor, 'item.verify', { ...facts, authors: [claim?.claimantId ?? null] });
    return once(tx, { action: 'item.close-out', input: given }, async () => {
      const waiting = requireClaim(claim);
      await decideClaim(tx, waiting, 'verified', reviewer?.id ?? null, given.opinion);
      const today = tx.clock.today();
      const closed = await moveItem(tx, item, 'closeOut', {
        progress: 100,
        quantityReached: waiting.quantity ?? item.quantityReached,
        closedOn: today,
      });
      await finishNeeds(tx, item);
      await appendClosing(tx, inHand, waiting, closed);
      await audit(tx, {
        action: 'item.close-out',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, claim: waiting.id },
      });
      bumpContentVersion(tx);
      return movedItem(closed);
    });
  });
}

async function appendClosing(
  tx: TransactionContext,
  { item, letter, organization, reviewer }: ItemInHand,
  claim: PendingClaim,
  closed: Item,
): Promise<void> {
  const orders = await ordersOf(tx, item.id);
  const open = orders.findIndex(({ state }) => state === 'open');
  const entry = {
    subject: item.number,
    organizationCode: organization.code,
    by: reviewer?.code ?? organization.code,
  };
  const deeds = doneOf((await loadOccurrences(tx, [item.id])).get(item.id) ?? []);
  const { tell } = loggedNaming(letter);
  const document = {
    number: item.number,
    content: tell(item.content),
    dueOn: item.dueOn,
    targetQuantity: item.targetQuantity,
    targetUnit: item.targetUnit,
    result: tell(claim.result),
    quantity: claim.quantity,
    claimedOn: dayOf(claim.at),
    verifiedBy: reviewer?.name ?? null,
    closedOn: closed.closedOn,
    // Documents of items promised once stay as they always were.
    ...(deeds ? { deeds } : {}),
  };
  await append(tx, { ...entry, kind: 'commitment.item_closed', revision: 1, document });
  const order = orders[open];
  if (!order) return;
  await closeOrder(tx, order.id);
  await append(tx, {
    ...entry,
    kind: 'rectification.closed',
    revision: open + 1,
    document: { ...document, ordered: dayOf(order.orderedAt), rectifyBy: order.dueOn },
  });
}

/** A need is done once every item that answers it is closed out. */
async function finishNeeds(tx: TransactionContext, item: Item): Promise<void> {
  await tx.db
    .updateTable('need')
    .set((eb) => ({ state: 'done', revision: eb('revision', '+', 1), updated_at: tx.clock.now() }))
    .where('state', '=', 'adopted')
    .where('id', 'in', (eb) => eb.selectFrom('item_need').select('need_id').where('item_id', '=', item.id))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('item_need as other')
            .innerJoin('item', 'item.id', 'other.item_id')
            .select('item.id')
            .whereRef('other.need_id', '=', 'need.id')
            .where('item.state', 'not in', ['closedOut', 'withdrawn']),
        ),
      ),
    )
    .execute();
}
