import { addDays, type Day } from '../../kernel/days.ts';
import { invalid } from '../../kernel/errors.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { append } from '../../transparency/index.ts';
import { loggedNaming } from '../3-publish/index.ts';
import { movedItem, openOrder, ordersOf, takeItem, type ItemMoved } from '../4-fulfill/index.ts';
import { orderInput } from './schemas.ts';

/**
 * 责令限期整改: an unfulfilled item is to be put right by a day, the round's default when none is given. The order is
 * public; it is closed when a later claim is verified.
 * @throws DomainError `item.not-found`, `access.denied`, `access.second-person`, `item.wrong-state`, `item.conflict`,
 * `input.invalid`
 */
export async function orderRectification(ctx: Context, input: unknown): Promise<ItemMoved & { dueOn: Day }> {
  return transact(ctx, async (tx) => {
    const given = parse(orderInput, input);
    const { item, letter, organization, reviewer, facts } = await takeItem(tx, given.itemId);
    permit(tx.actor, 'item.order-rectification', facts);
    return once(tx, { action: 'item.order-rectification', input: given }, async () => {
      const { settings } = await roundById(tx, item.roundId);
      const today = tx.clock.today();
      const dueOn = given.dueOn ?? addDays(today, settings.rectification.days);
      if (dueOn <= today) throw invalid([{ field: 'dueOn', code: 'input.not-in-future', value: dueOn }]);
      const before = await ordersOf(tx, item.id);
      const moved = await moveItem(tx, item, 'orderRectification');
      await openOrder(tx, { itemId: item.id, letterId: item.letterId, reason: given.reason, dueOn });
      const { tell } = loggedNaming(letter);
      await append(tx, {
        kind: 'rectification.ordered',
        subject: item.number,
        revision: before.length + 1,
        organizationCode: organization.code,
        by: reviewer?.code ?? organization.code,
        document: {
          number: item.number,
          content: tell(item.content),
          dueOn: item.dueOn,
          reason: tell(given.reason),
          orderedOn: today,
          rectifyBy: dueOn,
          orderedBy: reviewer?.name ?? null,
        },
      });
      await audit(tx, {
        action: 'item.order-rectification',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, rectifyBy: dueOn },
      });
      bumpContentVersion(tx);
      return { ...movedItem(moved), dueOn };
    });
  });
}
