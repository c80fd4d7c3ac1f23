import { DomainError, invalid } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { checkSecrecy } from '../check-secrecy.ts';
import { takeApproved } from '../take-approved.ts';
import { hourFaults, instantOf } from './rules.ts';
import { scheduleInput } from './schemas.ts';
import { endSchedule } from './store.ts';

/**
 * Sets the hour at which an approved letter is published, the secrecy check done beforehand. A new hour takes the place
 * of the one before.
 * @throws DomainError `letter.not-found`, `access.denied`, `letter.wrong-state`, `input.invalid`
 */
export async function schedulePublication(ctx: Context, input: unknown): Promise<{ publishAt: string }> {
  const given = parse(scheduleInput, input);
  return transact(ctx, async (tx) => {
    const approved = await takeApproved(tx, given.letterId);
    const { letter } = approved;
    permit(tx.actor, 'letter.publish', approved.facts);
    return once(tx, { action: 'letter.schedule', input: given }, async () => {
      if (letter.state !== 'approved') {
        throw new DomainError('letter.wrong-state', { params: { state: letter.state } });
      }
      const now = tx.clock.now();
      const publishAt = instantOf(given.publishOn, given.hour);
      const faults = hourFaults(publishAt, now);
      if (faults.length > 0) throw invalid(faults);
      // The program itself may not set hours: whoever does answers for it when the hour strikes.
      const accountId = tx.actor.accountId;
      if (accountId === undefined) throw new DomainError('access.denied');
      await checkSecrecy(tx, approved, given);
      await endSchedule(tx, letter.id, 'cancelled');
      await tx.db
        .insertInto('publication_schedule')
        .values({
          id: newId(now.getTime()),
          letter_id: letter.id,
          version: letter.version,
          publish_at: publishAt,
          state: 'waiting',
          account_id: accountId,
          scheduled_by_name: tx.actor.name,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'letter.schedule',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, version: letter.version, publishAt: publishAt.toISOString() },
      });
      return { publishAt: publishAt.toISOString() };
    });
  });
}
