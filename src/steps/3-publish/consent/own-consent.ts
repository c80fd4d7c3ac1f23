import type { FailureCode } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { personFacts } from '../../../registry/people/index.ts';
import type { Round } from '../../../registry/rounds/types.ts';
import { newestConsentText, type ConsentText } from './consent-text.data.ts';
import { refusalToAsk } from './rules.ts';
import { factsOfPerson, newestConsents } from './store.ts';
import type { Consent } from './types.ts';

export interface OwnConsent {
  readonly personId: string;
  readonly name: string;
  readonly text: ConsentText;
  readonly consent: Consent | null;
  /** Why it is not asked for; null when it may be given now. */
  readonly refusal: FailureCode | null;
}

/** How the actor's own consent stands, or undefined for an account that is no person of the roster. */
export async function ownConsent(ctx: Context, round: Round): Promise<OwnConsent | undefined> {
  if (ctx.actor.personId === undefined) return undefined;
  const person = await personFacts(ctx, ctx.actor.personId);
  permit(ctx.actor, 'consent.read', factsOfPerson(person));
  return {
    personId: person.id,
    name: person.name,
    text: newestConsentText(),
    consent: (await newestConsents(ctx, round.id, [person.id])).get(person.id) ?? null,
    refusal: refusalToAsk(round, person) ?? null,
  };
}
