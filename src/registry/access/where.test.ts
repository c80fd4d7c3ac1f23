import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import { ANONYMOUS, SYSTEM, type Actor } from '../../kernel/actor.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { ROLE_ORDER } from './permission-matrix.data.ts';
import { POLICY, type Action } from './policy.ts';
import { can, type Facts } from './rules.ts';
import { where } from './where.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld();
  await sql`create table thing (
    run int not null, number int not null, organization_id uuid not null references organization (id),
    reviewer_id uuid, person_id uuid, state text, public boolean, author uuid, entered_by uuid)`.execute(
    world.db,
  );
});
afterAll(() => world.close());

const index = fc.nat(30);
const STATES = ['draft', 'submitted', 'returned', 'approved', 'published', 'inProgress', 'closedOut'];
const thing = fc.record({
  at: index,
  /** The superior, the organization itself, or any other one. */
  reviewer: fc.constantFrom('superior', 'own', 'other', 'none'),
  other: index,
  person: fc.option(fc.nat(2)),
  state: fc.constantFrom(...STATES),
  public: fc.boolean(),
  author: fc.option(fc.nat(2)),
  enteredBy: fc.option(fc.nat(2)),
});
const randomWorld = fc.record({
  /** Each organization's superior is an earlier one. */
  tree: fc.array(index, { minLength: 2, maxLength: 9 }),
  things: fc.array(thing, { minLength: 1, maxLength: 14 }),
  grants: fc.array(fc.record({ role: fc.constantFrom(...ROLE_ORDER), at: index }), { maxLength: 4 }),
  person: fc.option(fc.nat(2)),
  kind: fc.constantFrom('account', 'account', 'account', 'anonymous', 'system'),
});
type RandomWorld = typeof randomWorld extends fc.Arbitrary<infer Value> ? Value : never;

const people = [newId(), newId(), newId()];
const accounts = [newId(), newId(), newId()];
const pick = <Value>(list: readonly Value[], at: number): Value => list[at % list.length]!;

interface Row extends Facts {
  readonly number: number;
}

async function build(run: number, random: RandomWorld): Promise<{ rows: Row[]; actor: Actor }> {
  const places: Place[] = [];
  for (const parent of random.tree) {
    places.push(await world.addPlace(places.length === 0 ? world.city : pick(places, parent), '某支部'));
  }
  const rows = random.things.map((one, number): Row => {
    const place = pick(places, one.at);
    const reviewers: Record<string, Id | null> = {
      superior: place.parentId,
      own: place.id,
      other: pick(places, one.other).id,
      none: null,
    };
    return {
      number,
      organizationId: place.id,
      path: place.path,
      parentId: place.parentId,
      reviewerOrganizationId: reviewers[one.reviewer] ?? null,
      personId: one.person === null ? null : people[one.person]!,
      state: one.state,
      published: one.public,
      authors: [one.author, one.enteredBy].map((author) => (author === null ? null : accounts[author]!)),
    };
  });
  for (const row of rows) {
    await sql`insert into thing values (${run}, ${row.number}, ${row.organizationId}, ${row.reviewerOrganizationId},
      ${row.personId}, ${row.state}, ${row.published}, ${row.authors?.[0]}, ${row.authors?.[1]})`.execute(
      world.db,
    );
  }
  return { rows, actor: actorOf(random, places) };
}

function actorOf(random: RandomWorld, places: readonly Place[]): Actor {
  if (random.kind === 'anonymous') return ANONYMOUS;
  if (random.kind === 'system') return SYSTEM;
  return {
    kind: 'account',
    accountId: accounts[0]!,
    ...(random.person === null ? {} : { personId: people[random.person]! }),
    name: '',
    grants: random.grants.map(({ role, at }) => {
      const place = pick(places, at);
      return { role, organizationId: place.id, path: place.path };
    }),
  };
}

async function numbersWhere(run: number, actor: Actor, action: Action): Promise<number[]> {
  const allowed = where(actor, action, {
    organizationId: sql.ref('thing.organization_id'),
    path: sql.ref('organization.path'),
    parentId: sql.ref('organization.parent_id'),
    reviewerOrganizationId: sql.ref('thing.reviewer_id'),
    personId: sql.ref('thing.person_id'),
    state: sql.ref('thing.state'),
    published: sql.ref('thing.public'),
    authors: [sql.ref('thing.author'), sql.ref('thing.entered_by')],
  });
  const { rows } = await sql<{ number: number }>`select thing.number from thing
    join organization on organization.id = thing.organization_id
    where thing.run = ${run} and ${allowed} order by thing.number`.execute(world.db);
  return rows.map((row) => row.number);
}

it('lists exactly the things that can() allows one by one, for every action', async () => {
  let run = 0;
  let allowed = 0;
  await fc.assert(
    fc.asyncProperty(randomWorld, async (random) => {
      run += 1;
      const { rows, actor } = await build(run, random);
      for (const action of Object.keys(POLICY) as Action[]) {
        const expected = rows.filter((row) => can(actor, action, row).allowed).map((row) => row.number);
        allowed += actor.kind === 'account' ? expected.length : 0;
        expect([action, ...(await numbersWhere(run, actor, action))]).toEqual([action, ...expected]);
      }
    }),
    { numRuns: 60 },
  );
  expect(allowed).toBeGreaterThan(500);
});

it('keeps siblings apart whose keys begin alike, and knows nothing without its columns', async () => {
  const plain = await world.addPlace(world.city, '甲');
  const longer = { ...plain, path: plain.path.replace(/\/$/, 'x/') };
  const actor: Actor = {
    kind: 'account',
    accountId: accounts[0]!,
    name: '',
    grants: [{ role: 'office', organizationId: plain.id, path: plain.path }],
  };
  const paths = [plain.path, `${plain.path}z/`, longer.path];
  const { rows } = await sql<{ path: string }>`select path from unnest(${paths}::text[]) as place(path)
    where ${where(actor, 'organization.read', { path: sql.ref('path') })}`.execute(world.db);
  expect(rows.map((row) => row.path)).toEqual([plain.path, `${plain.path}z/`]);

  const blind = await sql<{ ok: boolean }>`select ${where(actor, 'organization.read', {})} as ok`.execute(
    world.db,
  );
  expect(blind.rows[0]?.ok).toBe(false);
});
