import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { movedItem, takeItem } from './item-in-hand.ts';
import { putMark } from './occurrence-marks.ts';
import { takeBackInput } from './schemas.ts';
import type { ItemMoved } from './types.ts';

/**
 * Says that a dated deed marked as done was not, and why; the mark before stays readable.
 * @throws DomainError `item.not-found`, `access.denied`, `item.wrong-state`, `item.conflict`, `occurrence.not-found`,
 * `occurrence.conflict` when it is not marked, `input.invalid`
 */
export async function takeBackMark(ctx: Context, input: unknown): Promise<ItemMoved> {
  return transact(ctx, async (tx) => {
    const given = parse(takeBackInput, input);
    const { item, facts } = await takeItem(tx, given.itemId);
    permit(tx.actor, 'item.report-progress', facts);
    return once(tx, { action: 'item.take-back-mark', input: given }, async () => {
      const progress = await putMark(tx, item, { ...given.occurrence, doneOn: null, note: given.reason });
      const moved = await moveItem(tx, item, 'reportProgress', { progress });
      await audit(tx, {
        action: 'item.take-back-mark',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, ...given.occurrence },
      });
      bumpContentVersion(tx);
      return movedItem(moved);
    });
  });
}
