import type { Kysely } from 'kysely';
import { bulkInsert, type BulkType } from '../src/platform/bulk-insert.ts';
import type { Database } from '../src/platform/schema.ts';
import { bigrams } from '../src/platform/search.ts';
import { GIVEN, POSTS, SURNAMES } from '../src/cli/demo/words.data.ts';
import {
  generatedId,
  GENERATED_AT,
  isMember,
  type CityPlan,
  type GeneratedOrganization,
  type GeneratedPerson,
  type Tell,
} from './types.ts';
import { randomOf } from '../src/cli/demo/random.ts';

const BATCH = 5000;

const COLUMNS: Readonly<Record<string, BulkType>> = {
  id: 'uuid',
  organization_id: 'uuid',
  counted_organization_id: 'uuid',
  name: 'text',
  kind: 'text',
  post: 'text',
  leading_cadre: 'bool',
  mobile: 'bool',
  state: 'text',
  revision: 'int4',
  search: 'bigrams',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
};

/** Invented people, evenly over the branches, with their headcounts. */
export async function generatePeople(
  db: Kysely<Database>,
  plan: CityPlan,
  branches: readonly GeneratedOrganization[],
  tell: Tell,
): Promise<GeneratedPerson[]> {
  const random = randomOf(20100915);
  const people: GeneratedPerson[] = [];
  for (let from = 0; from < plan.people; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, plan.people - from) }, (_, i) => {
      const n = from + i;
      const organization = branches[Math.floor((n * branches.length) / plan.people)]!;
      const name =
        random.pick(SURNAMES) + random.pick(GIVEN) + (random.below(3) === 0 ? '' : random.pick(GIVEN));
      const kind = kindOf(random.below(100));
      const person = { id: generatedId(2, n), organization, name, kind };
      people.push(person);
      return {
        id: person.id,
        name,
        kind,
        organization_id: organization.id,
        counted_organization_id: organization.id,
        post: random.pick(POSTS) || null,
        leading_cadre: random.below(50) === 0,
        mobile: false,
        state: 'active',
        revision: 1,
        search: bigrams(name).join(' '),
        created_at: GENERATED_AT,
        updated_at: GENERATED_AT,
      };
    });
    await bulkInsert(db, 'person', COLUMNS, rows);
    tell('people', from + rows.length, plan.people);
  }
  await insertHeadcounts(db, people);
  return people;
}

const kindOf = (percent: number): GeneratedPerson['kind'] =>
  percent < 92
    ? 'fullMember'
    : percent < 95
      ? 'probationaryMember'
      : percent < 97
        ? 'prospectiveMember'
        : 'activist';

async function insertHeadcounts(db: Kysely<Database>, people: readonly GeneratedPerson[]): Promise<void> {
  const none = { members: 0, probationary_members: 0, volunteers: 0, activists: 0 };
  const counts = new Map<string, typeof none & { organization_id: string }>();
  for (const person of people) {
    const id = person.organization.id;
    const count = counts.get(id) ?? { organization_id: id, ...none };
    count[isMember(person) ? 'members' : 'volunteers'] += 1;
    if (person.kind === 'probationaryMember') count.probationary_members += 1;
    if (person.kind === 'activist') count.activists += 1;
    counts.set(id, count);
  }
  const columns = {
    organization_id: 'uuid',
    members: 'int4',
    probationary_members: 'int4',
    volunteers: 'int4',
    activists: 'int4',
  } as const;
  await bulkInsert(db, 'headcount', columns, [...counts.values()]);
}
