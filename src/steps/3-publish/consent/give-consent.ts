import { DomainError, invalid } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { personFacts } from '../../../registry/people/index.ts';
import { roundById } from '../../../registry/rounds/index.ts';
import { newestConsentText } from './consent-text.data.ts';
import { refusalToAsk } from './rules.ts';
import { consentInput } from './schemas.ts';
import { channelOf, factsOfPerson } from './store.ts';

/**
 * A member agrees to be named on the portal in one round: by the own account, or on a paper that the branch records.
 * @throws DomainError `consent.not-found`, `access.denied`, `consent.not-asked`, `consent.not-needed`,
 * `consent.already-given`, `person.has-left`, `letter.round-not-open`, `input.invalid`
 */
export async function giveConsent(ctx: Context, input: unknown): Promise<{ given: true }> {
  const given = parse(consentInput, input);
  return transact(ctx, async (tx) => {
    const person = await personFacts(tx, given.personId);
    permit(tx.actor, 'consent.record', factsOfPerson(person));
    return once(tx, { action: 'consent.give', input: given }, async () => {
      const refusal = refusalToAsk(await roundById(tx, given.roundId), person);
      if (refusal) throw new DomainError(refusal);
      const channel = channelOf(tx.actor, person.id);
      const today = tx.clock.today();
      const givenOn = channel === 'click' ? today : given.givenOn;
      if (givenOn === null) throw invalid([{ field: 'givenOn', code: 'input.missing' }]);
      if (givenOn > today) throw invalid([{ field: 'givenOn', code: 'input.in-future', value: givenOn }]);
      const now = tx.clock.now();
      const row = await tx.db
        .insertInto('publication_consent')
        .values({
          id: newId(now.getTime()),
          person_id: person.id,
          round_id: given.roundId,
          channel,
          text_version: newestConsentText().version,
          given_on: givenOn,
          account_id: tx.actor.accountId ?? null,
          recorded_by_name: tx.actor.name,
          at: now,
        })
        .onConflict((clash) =>
          clash.columns(['person_id', 'round_id']).where('withdrawn_at', 'is', null).doNothing(),
        )
        .returning('id')
        .executeTakeFirst();
      if (!row) throw new DomainError('consent.already-given');
      await audit(tx, {
        action: 'consent.give',
        organizationId: person.countedOrganizationId,
        subjectKind: 'person',
        subjectId: person.id,
        detail: { roundId: given.roundId, channel },
      });
      bumpContentVersion(tx);
      return { given: true };
    });
  });
}
