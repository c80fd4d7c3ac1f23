import { DomainError } from '../../../kernel/errors.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { personFacts } from '../../../registry/people/index.ts';
import { withdrawalInput } from './schemas.ts';
import { channelOf, factsOfPerson } from './store.ts';

/**
 * A member takes the consent back, always and without a reason: with the commit no page, feed or file drawn anew
 * names the member, and what was drawn before is not served again. The log never held the name.
 * @throws DomainError `consent.not-found`, `access.denied`, `consent.not-given`
 */
export async function withdrawConsent(ctx: Context, input: unknown): Promise<{ withdrawn: true }> {
  const given = parse(withdrawalInput, input);
  return transact(ctx, async (tx) => {
    const person = await personFacts(tx, given.personId);
    permit(tx.actor, 'consent.record', factsOfPerson(person));
    return once(tx, { action: 'consent.withdraw', input: given }, async () => {
      const channel = channelOf(tx.actor, person.id);
      const row = await tx.db
        .updateTable('publication_consent')
        .set({
          withdrawn_at: tx.clock.now(),
          withdrawn_channel: channel,
          withdrawn_account_id: tx.actor.accountId ?? null,
          withdrawn_by_name: tx.actor.name,
        })
        .where('person_id', '=', person.id)
        .where('round_id', '=', given.roundId)
        .where('withdrawn_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!row) throw new DomainError('consent.not-given');
      await audit(tx, {
        action: 'consent.withdraw',
        organizationId: person.countedOrganizationId,
        subjectKind: 'person',
        subjectId: person.id,
        detail: { roundId: given.roundId, channel },
      });
      bumpContentVersion(tx);
      return { withdrawn: true };
    });
  });
}
