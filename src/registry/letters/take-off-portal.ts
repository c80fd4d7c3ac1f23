import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';
import { letterConflict } from './store.ts';
import type { Letter } from './types.ts';

/** A withdrawn letter and its items are not shown any more; state, ledger and counters stay. @throws DomainError `letter.conflict` */
export async function takeOffPortal(
  tx: TransactionContext,
  letter: Letter,
  { reason, by }: { readonly reason: string; readonly by: Id | null },
): Promise<void> {
  const now = tx.clock.now();
  const row = await tx.db
    .updateTable('letter')
    .set({
      public: false,
      withdrawn_at: now,
      withdrawn_reason: reason,
      withdrawn_by: by,
      revision: letter.revision + 1,
      updated_at: now,
    })
    .where('id', '=', letter.id)
    .where('revision', '=', letter.revision)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw await letterConflict(tx, letter);
  await tx.db.updateTable('item').set({ public: false }).where('letter_id', '=', letter.id).execute();
}
