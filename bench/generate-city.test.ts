import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../src/kernel/actor.ts';
import { withActor, type Office } from '../src/platform/index.ts';
import { recountTally } from '../src/registry/letters/index.ts';
import { recountHeadcount } from '../src/registry/people/index.ts';
import { currentRound } from '../src/registry/rounds/index.ts';
import { verifyChain } from '../src/transparency/index.ts';
import { freshDatabase, type FreshDatabase } from '../test/database.ts';
import { generateCity, scaledCity } from './generate-city.ts';

const plan = scaledCity(0.002);
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await generateCity(database.db, plan);
});
afterAll(() => database.drop());

const count = async (table: 'organization' | 'person' | 'item' | 'progress_note'): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]!.n;
};

it('the generated city has the planned size', async () => {
  expect(await count('organization')).toBe(1 + plan.counties + plan.townships + plan.branches);
  expect(await count('person')).toBe(plan.people);
  expect(await count('item')).toBe(plan.items);
  expect(await count('progress_note')).toBe(plan.notes);
});

it('its counters equal a recount of its rows', async () => {
  const round = await currentRound(database);
  const ctx = withActor({ db: database.db } as Office, SYSTEM);
  expect(await recountTally(ctx, round!.id)).toEqual([]);
  expect(await recountHeadcount(database, '/')).toEqual([]);
});

it('its log of publications is whole', async () => {
  const verdict = await verifyChain(database);
  expect(verdict).toMatchObject({ intact: true, entries: await count('organization'), pending: 0 });
});

it('its indexes stand again after filling', async () => {
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_indexes where indexname in ('item_search', 'item_due', 'person_search', 'letter_state')`,
  );
  expect(rows[0]!.n).toBe(4);
});

it('a second city is refused', async () => {
  await expect(generateCity(database.db, plan)).rejects.toThrow('empty one');
});
