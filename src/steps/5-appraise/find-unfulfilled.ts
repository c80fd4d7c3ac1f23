import { DomainError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { mayFindUnfulfilled, movedItem, takeItem, type ItemMoved } from '../4-fulfill/index.ts';
import { findingInput } from './schemas.ts';

/**
 * The reviewer finds an item unfulfilled and says why, once the promised day or the round has passed.
 * @throws DomainError `item.not-found`, `access.denied`, `access.second-person`, `item.wrong-state`,
 * `appraisal.not-yet-due`, `item.conflict`, `input.invalid`
 */
export async function findUnfulfilled(ctx: Context, input: unknown): Promise<ItemMoved> {
  return transact(ctx, async (tx) => {
    const given = parse(findingInput, input);
    const { item, facts } = await takeItem(tx, given.itemId);
    permit(tx.actor, 'item.verify', facts);
    return once(tx, { action: 'item.find-unfulfilled', input: given }, async () => {
      const round = await roundById(tx, item.roundId);
      const today = tx.clock.today();
      const moved = await moveItem(tx, item, 'findUnfulfilled');
      if (!mayFindUnfulfilled(item.dueOn, round.endsOn, today)) {
        throw new DomainError('appraisal.not-yet-due', { params: { dueOn: item.dueOn } });
      }
      const now = tx.clock.now();
      await tx.db
        .insertInto('item_finding')
        .values({
          id: newId(now.getTime()),
          item_id: item.id,
          reason: given.reason,
          account_id: tx.actor.accountId ?? null,
          found_by_name: tx.actor.name,
          found_on: today,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'item.find-unfulfilled',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number },
      });
      bumpContentVersion(tx);
      return movedItem(moved);
    });
  });
}
