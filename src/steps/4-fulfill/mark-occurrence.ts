import { invalid } from '../../kernel/errors.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { movedItem, takeItem } from './item-in-hand.ts';
import { putMark } from './occurrence-marks.ts';
import { markInput } from './schemas.ts';
import type { ItemMoved } from './types.ts';

/**
 * Says on which day one dated deed of a recurring item was done (clause R5). The item's progress becomes the share of
 * its deeds that are done.
 * @throws DomainError `item.not-found`, `access.denied`, `item.wrong-state`, `item.conflict`, `occurrence.not-found`,
 * `occurrence.conflict` when it is marked already, `input.invalid`
 */
export async function markOccurrence(ctx: Context, input: unknown): Promise<ItemMoved> {
  return transact(ctx, async (tx) => {
    const given = parse(markInput, input);
    const { item, facts } = await takeItem(tx, given.itemId);
    permit(tx.actor, 'item.report-progress', facts);
    return once(tx, { action: 'item.mark-occurrence', input: given }, async () => {
      const today = tx.clock.today();
      const doneOn = given.doneOn ?? today;
      if (doneOn > today) throw invalid([{ field: 'doneOn', code: 'input.in-future', value: doneOn }]);
      const progress = await putMark(tx, item, { ...given.occurrence, doneOn, note: given.note });
      const moved = await moveItem(tx, item, 'reportProgress', { progress });
      await audit(tx, {
        action: 'item.mark-occurrence',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, ...given.occurrence, doneOn },
      });
      bumpContentVersion(tx);
      return movedItem(moved);
    });
  });
}
