import { DomainError } from '../../../kernel/errors.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { takeApproved } from '../take-approved.ts';
import { cancellationInput } from './schemas.ts';
import { endSchedule } from './store.ts';

/**
 * The letter waits for somebody's hand again; a refusal is settled with it.
 * @throws DomainError `letter.not-found`, `access.denied`, `publish.not-scheduled`
 */
export async function cancelSchedule(ctx: Context, input: unknown): Promise<{ cancelled: true }> {
  const given = parse(cancellationInput, input);
  return transact(ctx, async (tx) => {
    const { letter, facts } = await takeApproved(tx, given.letterId);
    permit(tx.actor, 'letter.publish', facts);
    return once(tx, { action: 'letter.cancel-schedule', input: given }, async () => {
      if (!(await endSchedule(tx, letter.id, 'cancelled'))) throw new DomainError('publish.not-scheduled');
      await audit(tx, {
        action: 'letter.cancel-schedule',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number },
      });
      return { cancelled: true };
    });
  });
}
