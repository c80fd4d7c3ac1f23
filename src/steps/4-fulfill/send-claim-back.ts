import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { decideClaim, pendingClaim, requireClaim } from './claim-store.ts';
import { movedItem, takeItem } from './item-in-hand.ts';
import { ordersOf } from './rectification-orders.ts';
import { actOfSendingBack } from './rules.ts';
import { sendBackInput } from './schemas.ts';
import type { ItemMoved } from './types.ts';

/**
 * The reviewer does not find the item fulfilled and says what is missing; it falls back into work, or under its
 * rectification order.
 * @throws DomainError `item.not-found`, `access.denied`, `access.second-person`, `claim.not-pending`, `claim.conflict`,
 * `item.conflict`, `input.invalid`
 */
export async function sendClaimBack(ctx: Context, input: unknown): Promise<ItemMoved> {
  return transact(ctx, async (tx) => {
    const given = parse(sendBackInput, input);
    const { item, facts, reviewer } = await takeItem(tx, given.itemId);
    const claim = await pendingClaim(tx, item.id);
    permit(tx.actor, 'item.verify', { ...facts, authors: [claim?.claimantId ?? null] });
    return once(tx, { action: 'item.send-claim-back', input: given }, async () => {
      const waiting = requireClaim(claim);
      await decideClaim(tx, waiting, 'sentBack', reviewer?.id ?? null, given.opinion);
      const orders = await ordersOf(tx, item.id);
      const act = actOfSendingBack(orders.some(({ state }) => state === 'open'));
      const moved = await moveItem(tx, item, act);
      await audit(tx, {
        action: 'item.send-claim-back',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, claim: waiting.id },
      });
      bumpContentVersion(tx);
      return movedItem(moved);
    });
  });
}
