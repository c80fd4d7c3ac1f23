import type { Kysely } from 'kysely';
import type { Database } from '../src/platform/index.ts';
import { bigramVector } from '../src/platform/search.ts';
import { counts } from '../src/registry/people/index.ts';
import type { PersonKind } from '../src/registry/people/types.ts';
import type { Someone } from './world.ts';

/** A person's row and what it adds to the headcount, without the verbs of the room. */
export async function insertPerson(
  db: Kysely<Database>,
  person: Someone,
  kind: string,
  { post, leadingCadre = false }: { post?: string; leadingCadre?: boolean },
  now: Date,
): Promise<void> {
  const organization_id = person.organization.id;
  await db
    .insertInto('person')
    .values({
      id: person.id,
      organization_id,
      host_organization_id: null,
      counted_organization_id: organization_id,
      name: person.name,
      kind,
      post: post ?? null,
      leading_cadre: leadingCadre,
      mobile: false,
      joined_on: null,
      joined_precision: null,
      external_key: null,
      state: 'active',
      left_on: null,
      left_reason: null,
      revision: 1,
      search: bigramVector(person.name),
      created_at: now,
      updated_at: now,
    })
    .execute();
  const { members, probationaryMembers, volunteers, activists } = counts({
    kind: kind as PersonKind,
    state: 'active',
  });
  const count = { members, probationary_members: probationaryMembers, volunteers, activists };
  await db
    .insertInto('headcount')
    .values({ organization_id, ...count })
    .onConflict((clash) =>
      clash.column('organization_id').doUpdateSet((eb) => ({
        members: eb('headcount.members', '+', count.members),
        probationary_members: eb('headcount.probationary_members', '+', count.probationary_members),
        volunteers: eb('headcount.volunteers', '+', count.volunteers),
        activists: eb('headcount.activists', '+', count.activists),
      })),
    )
    .execute();
}
