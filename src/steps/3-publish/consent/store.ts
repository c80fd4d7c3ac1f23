import type { Selectable } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context, Database } from '../../../platform/index.ts';
import type { Facts } from '../../../registry/access/index.ts';
import type { PersonFacts } from '../../../registry/people/types.ts';
import type { Consent, ConsentChannel } from './types.ts';

export const factsOfPerson = (person: PersonFacts): Facts => ({
  organizationId: person.countedOrganizationId,
  path: person.path,
  parentId: person.parentId,
  personId: person.id,
});

export const channelOf = (actor: Actor, personId: Id): ConsentChannel =>
  actor.personId === personId ? 'click' : 'paper';

export const toConsent = (row: Selectable<Database['publication_consent']>): Consent => ({
  channel: row.channel as ConsentChannel,
  textVersion: row.text_version,
  givenOn: row.given_on,
  recordedByName: row.recorded_by_name,
  withdrawn: row.withdrawn_at && {
    on: dayOf(row.withdrawn_at),
    channel: row.withdrawn_channel as ConsentChannel,
    byName: row.withdrawn_by_name ?? '',
  },
});

/** The newest consent of each of these people in the round. Without a permission check. */
export async function newestConsents(
  { db }: Pick<Context, 'db'>,
  roundId: Id,
  personIds: readonly Id[],
): Promise<ReadonlyMap<Id, Consent>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('publication_consent')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('person_id', 'in', [...personIds])
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, toConsent(row)]));
}
