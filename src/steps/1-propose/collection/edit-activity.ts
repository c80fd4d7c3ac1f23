import { conflict } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { refuseFuture } from './record-activity.ts';
import { activityEdit, RECORD_OF } from './schemas.ts';
import { recordColumns, takeActivity } from './store.ts';

/** Corrects the record; its kind stays. @throws DomainError `input.invalid`, `activity.conflict` */
export async function editActivity(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { activity } = await takeActivity(ctx, id, 'need.record');
  const { revision } = parse(activityEdit, input);
  const record = parse(RECORD_OF[activity.kind], input);
  refuseFuture(record.heldOn, ctx.clock.today());
  await transact(ctx, (tx) =>
    once(tx, { action: 'activity.edit', input: { id, revision, ...record } }, async () => {
      const { numUpdatedRows } = await tx.db
        .updateTable('collection_activity')
        .set({ ...recordColumns(record), revision: revision + 1, updated_at: tx.clock.now() })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw conflict('activity', { seen: revision, now: activity.revision });
      await audit(tx, {
        action: 'activity.edit',
        organizationId: activity.organizationId,
        subjectKind: 'activity',
        subjectId: id,
      });
    }),
  );
}
