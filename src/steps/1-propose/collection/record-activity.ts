import { DomainError, invalid } from '../../../kernel/errors.ts';
import type { Day } from '../../../kernel/days.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { newActivity, RECORD_OF } from './schemas.ts';
import { recordColumns } from './store.ts';

/**
 * Writes down a meeting, visits or the emptying of a box (clause P1).
 * @throws DomainError `input.invalid`, also for personal data in the minutes, `organization.closed`
 */
export async function recordActivity(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const { organizationId, kind } = parse(newActivity, input);
  const { id: owner, path, parentId, state } = await organizationFacts(ctx, organizationId);
  permit(ctx.actor, 'need.record', { organizationId: owner, path, parentId });
  const record = parse(RECORD_OF[kind], input);
  if (state === 'closed') throw new DomainError('organization.closed');
  refuseFuture(record.heldOn, ctx.clock.today());
  return transact(ctx, (tx) =>
    once(tx, { action: 'activity.record', input: { organizationId, kind, ...record } }, async () => {
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('collection_activity')
        .values({
          id,
          organization_id: organizationId,
          kind,
          ...recordColumns(record),
          account_id: tx.actor.accountId ?? null,
          revision: 1,
          created_at: now,
          updated_at: now,
        })
        .execute();
      await audit(tx, {
        action: 'activity.record',
        organizationId,
        subjectKind: 'activity',
        subjectId: id,
        detail: { kind },
      });
      return { id };
    }),
  );
}

export function refuseFuture(day: Day, today: Day): void {
  if (day > today) throw invalid([{ field: 'heldOn', code: 'need.day-in-future', value: day }]);
}
