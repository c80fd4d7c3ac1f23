import type { Kysely } from 'kysely';
import type { Database } from '../src/platform/schema.ts';
import { generateCommitments } from './generate-commitments.ts';
import { generatePeople } from './generate-people.ts';
import { insertOrganizations, planOrganizations } from './generate-organizations.ts';
import { GENERATED_AT, type CityPlan, type Tell } from './types.ts';
import { withoutIndexes } from './without-indexes.ts';

/** The size the speed budgets are stated for (architecture.md). */
export const FULL_CITY: CityPlan = {
  counties: 12,
  townships: 480,
  branches: 24_507,
  people: 500_000,
  items: 600_000,
  notes: 1_500_000,
};

/** The same shape at a fraction of the size. */
export const scaledCity = (share: number): CityPlan => ({
  counties: Math.max(2, Math.round(FULL_CITY.counties * Math.sqrt(share))),
  townships: Math.max(4, Math.round(FULL_CITY.townships * share)),
  branches: Math.max(8, Math.round(FULL_CITY.branches * share)),
  people: Math.round(FULL_CITY.people * share),
  items: Math.round(FULL_CITY.items * share),
  notes: Math.round(FULL_CITY.notes * share),
});

/**
 * Fills an empty, migrated database with a city by plain SQL, for the bench and for rehearsals of size. The rows obey
 * the same rules as those the verbs write: counters equal a recount, search columns hold the bigrams of the texts.
 * @throws Error when the database already holds organizations
 */
export async function generateCity(
  db: Kysely<Database>,
  plan: CityPlan,
  tell: Tell = () => {},
): Promise<void> {
  const taken = await db.selectFrom('organization').select('id').limit(1).executeTakeFirst();
  if (taken) throw new Error('the database already holds organizations; generate a city into an empty one');
  await db
    .insertInto('office')
    .values({
      id: 1,
      name: '生成市公开承诺办公室',
      short_name: '生成市',
      supervision_phone: '0516-80000000',
      setup_hash: null,
      set_up_at: GENERATED_AT,
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .execute();
  const organizations = planOrganizations(plan);
  const fill = async (): Promise<void> => {
    await insertOrganizations(db, organizations, tell);
    const leaves = organizations.filter((organization) => organization.kind === 'branch');
    const people = await generatePeople(db, plan, leaves, tell);
    await generateCommitments(db, plan, organizations, people, tell);
  };
  await withoutIndexes(db, FILLED, fill, (done, total) => tell('indexes', done, total));
}

const FILLED = ['organization', 'person', 'letter', 'item', 'item_fingerprint', 'progress_note'] as const;
