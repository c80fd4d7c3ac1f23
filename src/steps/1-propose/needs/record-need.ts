import { DomainError, invalid } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { insertNeed } from './insert-need.ts';
import { newNeed } from './schemas.ts';

/**
 * Writes down what people want, as heard at a meeting, on a visit or from the box (clause P1).
 * @throws DomainError `input.invalid`, also for personal data in the text, `organization.closed`
 */
export async function recordNeed(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const need = parse(newNeed, input);
  const organization = await organizationFacts(ctx, need.organizationId);
  permit(ctx.actor, 'need.record', {
    organizationId: organization.id,
    path: organization.path,
    parentId: organization.parentId,
  });
  if (organization.state === 'closed') throw new DomainError('organization.closed');
  if (need.heardOn > ctx.clock.today()) {
    throw invalid([{ field: 'heardOn', code: 'need.day-in-future', value: need.heardOn }]);
  }
  return transact(ctx, (tx) =>
    once(tx, { action: 'need.record', input: need }, async () => {
      const id = await insertNeed(tx, { ...need, public: false });
      await audit(tx, {
        action: 'need.record',
        organizationId: organization.id,
        subjectKind: 'need',
        subjectId: id,
        detail: { source: need.source },
      });
      return { id };
    }),
  );
}
