import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Day } from '../../../kernel/days.ts';
import { DomainError, notFound } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import { FLOOD } from './rules.ts';

const HOUR_SECONDS = 3_600;
const WRONG_CODES_MOST = 30;
const WRONG_CODES_SECONDS = 15 * 60;

interface Gate {
  day: Day;
  salt: Buffer;
  readonly sendings: RateLimiterMemory;
  readonly wrongCodes: RateLimiterMemory;
}

/** Per process and in memory only: what is counted is gone within the hour. */
const gates = new WeakMap<Office['db'], Gate>();

function gateOf({ db, clock }: Pick<Office, 'db' | 'clock'>): Gate {
  const day = clock.today();
  const gate = gates.get(db) ?? {
    day,
    salt: randomBytes(32),
    sendings: new RateLimiterMemory({ points: 1, duration: HOUR_SECONDS }),
    wrongCodes: new RateLimiterMemory({ points: WRONG_CODES_MOST, duration: WRONG_CODES_SECONDS }),
  };
  // Drawn anew each day and never written down: what an address was yesterday, nobody can tell.
  if (gate.day !== day) Object.assign(gate, { day, salt: randomBytes(32) });
  gates.set(db, gate);
  return gate;
}

/** An address as it is counted. Of IPv6 the network, since one line has as many addresses as it likes. */
function keyOf({ salt }: Gate, address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const network = plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
  return createHmac('sha256', salt).update(network).digest('base64url');
}

/**
 * Counts one sending; nobody is refused here. What comes from an address that sends too much already does not count
 * against the organization, so that one machine holds back nobody but itself.
 */
export async function countSending(
  office: Pick<Office, 'db' | 'clock'>,
  address: string,
  organizationId: Id,
): Promise<{ readonly fromAddress: number; readonly toOrganization: number }> {
  const gate = gateOf(office);
  const from = await gate.sendings.penalty(`from ${keyOf(gate, address)}`, 1);
  const counts = from.consumedPoints <= FLOOD.fromAddress ? 1 : 0;
  const to = await gate.sendings.penalty(`to ${organizationId}`, counts);
  return { fromAddress: from.consumedPoints, toOrganization: to.consumedPoints };
}

/**
 * Counts a wrong code and refuses it. A right one is told whoever guessed before from the same address: a village may
 * share it, and 60 random bits are not found by trying.
 * @throws DomainError `suggestion.not-found`, after too many of them `suggestion.too-many-tries`
 */
export async function refuseWrongCode(office: Pick<Office, 'db' | 'clock'>, address: string): Promise<never> {
  const gate = gateOf(office);
  const { consumedPoints } = await gate.wrongCodes.penalty(keyOf(gate, address), 1);
  throw consumedPoints > WRONG_CODES_MOST
    ? new DomainError('suggestion.too-many-tries')
    : notFound('suggestion');
}
