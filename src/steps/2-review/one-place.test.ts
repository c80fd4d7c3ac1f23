import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  approveAs,
  draftFor,
  draftForPerson,
  goodItems,
  handIn,
  openTestRound,
} from '../../../test/letters.ts';
import { buildWorld, type Place, type Someone, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { actorOfAccount } from '../../registry/access/index.ts';
import { merge, move, organizationFacts } from '../../registry/organizations/index.ts';
import { rerouteReviews, reviewQueue, showTransfers } from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  const { settings } = await world.db
    .selectFrom('round')
    .select('settings')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  const before = settings as { review: object };
  const review = { ...before.review, secondLevel: { organization: true, person: true } };
  await world.db
    .updateTable('round')
    .set({ settings: JSON.stringify({ ...before, review }) })
    .execute();
});
afterAll(() => world.close());

const ACTS = ['letter', 'ownLetter', 'move', 'merge', 'mergeTown', 'appoint', 'dismiss', 'approve'] as const;
const step = fc.record({ act: fc.constantFrom(...ACTS), a: fc.nat(99), b: fc.nat(99) });

/** One county with towns and branches of its own for every run, and everything done in it so far. */
interface Town {
  readonly county: Place;
  readonly towns: Place[];
  readonly branches: Place[];
  readonly people: Someone[];
  readonly letters: Id[];
}

let runs = 0;
async function newTown(): Promise<Town> {
  const code = `OP${(runs += 1)}X`;
  const county = await world.addPlace(world.city, `第${runs}县委员会`, 'localCommittee', code);
  const towns: Place[] = [];
  const branches: Place[] = [];
  const people: Someone[] = [];
  for (const t of [1, 2, 3]) {
    const town = await world.addPlace(county, `${code}第${t}镇委员会`, 'committee', `${code}${t}`);
    towns.push(town);
    for (const b of [1, 2]) {
      const branch = await world.addPlace(town, `${code}第${t}${b}党支部`, 'branch', `${code}${t}${b}`);
      branches.push(branch);
      people.push(await world.addPerson(branch, `王${t}${b}`), await world.addPerson(branch, `李${t}${b}`));
    }
  }
  return { county, towns, branches, people, letters: [] };
}

/** The actor as the tree stands now; grants hold the paths of the day they were asked for. */
async function now(role: 'office' | 'secretary' | 'clerk', place: Place): Promise<Context> {
  const { accountId } = await world.actor(role, place);
  return withActor(world.office, (await actorOfAccount(world.office, accountId!))!);
}
const personNow = async (person: Someone): Promise<Context> => {
  const { accountId } = await world.actor('member', person.organization, person);
  return withActor(world.office, (await actorOfAccount(world.office, accountId!))!);
};

const pick = <Thing>(things: readonly Thing[], n: number): Thing => things[n % things.length]!;

async function take(
  town: Town,
  { act, a, b }: { act: (typeof ACTS)[number]; a: number; b: number },
): Promise<void> {
  const office = await now('office', world.city);
  const effectiveOn = world.clock.today();
  const revisionAt = async (place: Place) => (await organizationFacts(world.office, place.id)).revision;
  const branch = pick(town.branches, a);
  const person = pick(town.people, a);
  switch (act) {
    case 'letter': {
      const author = await now('clerk', branch);
      const id = await draftFor(author, branch.id, goodItems(3));
      await handIn(author, id);
      town.letters.push(id);
      return;
    }
    case 'ownLetter': {
      const author = await personNow(person);
      const id = await draftForPerson(author, person.id);
      await handIn(author, id);
      town.letters.push(id);
      return;
    }
    case 'move':
      await move(office, {
        id: branch.id,
        revision: await revisionAt(branch),
        parentId: pick(town.towns, b).id,
        effectiveOn,
      });
      return;
    case 'merge':
    case 'mergeTown': {
      const among = act === 'merge' ? town.branches : town.towns;
      const [gone, successor] = [pick(among, a), pick(among, b)];
      await merge(office, {
        id: gone.id,
        revision: await revisionAt(gone),
        successorId: successor.id,
        effectiveOn,
      });
      return;
    }
    case 'appoint':
      await world.db
        .insertInto('access_grant')
        .values({
          id: newId(),
          account_id: (await personNow(person)).actor.accountId!,
          organization_id: person.organization.id,
          role: 'secretary',
          from_day: effectiveOn,
          granted_at: world.clock.now(),
        })
        .execute();
      return;
    case 'dismiss':
      await world.db
        .updateTable('access_grant')
        .set({ ended_at: world.clock.now() })
        .where('role', '=', 'secretary')
        .where('account_id', 'in', (eb) =>
          eb.selectFrom('account').select('id').where('person_id', '=', person.id),
        )
        .execute();
      return;
    case 'approve':
      if (town.letters.length > 0)
        await approveAs(await now('office', pick(town.towns, b)), pick(town.letters, a));
  }
}

async function waits(town: Town): Promise<void> {
  const places = [world.city, town.county, ...town.towns, ...town.branches];
  const found = new Map<Id, string[]>();
  for (const place of places) {
    const officer = await now('office', place);
    for (const row of (await reviewQueue(officer, { limit: 200 })).rows) {
      found.set(row.letterId, [...(found.get(row.letterId) ?? []), place.name]);
    }
  }
  const letters = await world.db
    .selectFrom('letter')
    .select(['id', 'state', 'submitted_by', 'person_id'])
    .where('id', 'in', town.letters.length > 0 ? town.letters : [world.city.id])
    .execute();
  for (const { id, state } of letters) {
    expect(found.get(id) ?? [], `${state} letter`).toHaveLength(state === 'submitted' ? 1 : 0);
  }
  for (const person of town.people) {
    const own = letters.filter(({ person_id }) => person_id === person.id).map(({ id }) => id);
    const seen = (await reviewQueue(await personNow(person), { limit: 200 })).rows;
    expect(seen.filter((row) => row.mayDecide && own.includes(row.letterId))).toEqual([]);
  }
}

it('every submitted letter waits at exactly one place, and never at its author’s', async () => {
  let transfers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      const town = await newTown();
      for (const one of steps) {
        await take(town, one).catch((error: unknown) => {
          // A refused act leaves everything as it was.
          if (!isDomainError(error)) throw error;
        });
        await rerouteReviews(withActor(world.office, SYSTEM));
        world.clock.advance(60_000);
      }
      await waits(town);
      for (const id of town.letters)
        transfers += (await showTransfers(await now('office', world.city), id)).length;
      expect(await rerouteReviews(withActor(world.office, SYSTEM))).toBe(0);
    }),
    { numRuns: 12, seed: 11 },
  );
  expect(transfers).toBeGreaterThan(5);
}, 120_000);
