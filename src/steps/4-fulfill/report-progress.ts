import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { movedItem, takeItem } from './item-in-hand.ts';
import { putMark } from './occurrence-marks.ts';
import { progressFaults } from './rules.ts';
import { progressInput } from './schemas.ts';
import type { ItemMoved } from './types.ts';

/**
 * Notes how far an item has come; a note is never changed afterwards. What is left out stays as it was. Of a recurring
 * item the note may tell that one of its dated deeds is done.
 * @throws DomainError `item.not-found`, `access.denied`, `item.wrong-state`, `item.conflict`, `occurrence.not-found`,
 * `occurrence.conflict`, `input.invalid`
 */
export async function reportProgress(ctx: Context, input: unknown): Promise<ItemMoved> {
  return transact(ctx, async (tx) => {
    const given = parse(progressInput, input);
    const { item, facts } = await takeItem(tx, given.itemId);
    permit(tx.actor, 'item.report-progress', facts);
    return once(tx, { action: 'item.report-progress', input: given }, async () => {
      const today = tx.clock.today();
      const faults = progressFaults(item, given, today);
      if (faults.length > 0) throw invalid(faults);
      const notedOn = given.notedOn ?? today;
      const share = given.occurrence
        ? await putMark(tx, item, { ...given.occurrence, doneOn: notedOn, note: given.text })
        : undefined;
      const progress = given.progress ?? share ?? item.progress;
      const isNewest = item.lastNoteOn === null || notedOn >= item.lastNoteOn;
      const moved = await moveItem(tx, item, 'reportProgress', {
        notesCount: item.notesCount + 1,
        ...(isNewest
          ? {
              progress,
              quantityReached: given.quantity ?? item.quantityReached,
              lastNote: given.text || item.lastNote,
              lastNoteOn: notedOn,
            }
          : {}),
      });
      const now = tx.clock.now();
      await tx.db
        .insertInto('progress_note')
        .values({
          id: newId(now.getTime()),
          item_id: item.id,
          noted_on: notedOn,
          text: given.text,
          progress,
          quantity: given.quantity ?? null,
          account_id: tx.actor.accountId ?? null,
          author_name: tx.actor.name,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'item.report-progress',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, progress },
      });
      bumpContentVersion(tx);
      return movedItem(moved);
    });
  });
}
