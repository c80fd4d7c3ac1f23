import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFor, draftForPerson, handIn, openTestRound, revisionOf } from '../../../test/letters.ts';
import { publishDraft } from '../../../test/published.ts';
import { expectCountersToBeRight } from '../../../test/right-counters.ts';
import { buildWorld, type Place, type Someone, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { actorOfAccount } from '../../registry/access/index.ts';
import {
  exempt,
  endExpiredExemptions,
  followPeople,
  recordOral,
  revise,
} from '../../registry/letters/index.ts';
import { close, found, merge, move, organizationFacts } from '../../registry/organizations/index.ts';
import { change, enroll, leave, personFacts, transfer } from '../../registry/people/index.ts';
import { recall, sendBack } from '../../steps/2-review/index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

const ACTS = [
  'publishOwn', 'publishPerson', 'handIn', 'sendBack', 'recall', 'revise', 'oral', 'exempt', 'exemptPlace', 'expire',
  'enroll', 'transfer', 'host', 'leave', 'kind', 'move', 'merge', 'split', 'close',
] as const; // prettier-ignore
const KINDS = ['fullMember', 'probationaryMember', 'prospectiveMember', 'activist'] as const;
const step = fc.record({ act: fc.constantFrom(...ACTS), a: fc.nat(99), b: fc.nat(99) });
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Town {
  readonly towns: Place[];
  readonly branches: Place[];
  readonly people: Someone[];
  readonly submitted: { id: Id; place: Place }[];
  readonly published: { id: Id; place: Place }[];
}

let runs = 0;
async function newTown(): Promise<Town> {
  const code = `CT${(runs += 1)}X`;
  const town: Town = { towns: [], branches: [], people: [], submitted: [], published: [] };
  for (const t of [1, 2]) {
    const place = await world.addPlace(world.countyA, `${code}第${t}镇委员会`, 'committee', `${code}${t}`);
    town.towns.push(place);
    for (const b of [1, 2]) {
      const branch = await world.addPlace(place, `${code}第${t}${b}党支部`, 'branch', `${code}${t}${b}`);
      town.branches.push(branch);
      for (const kind of KINDS) town.people.push(await world.addPerson(branch, `${kind}${t}${b}`, kind));
    }
  }
  return town;
}

/** The actor as the tree stands now; grants hold the paths of the day they were asked for. */
async function now(role: 'office' | 'secretary', place: Place): Promise<Context> {
  const { accountId } = await world.actor(role, place);
  return withActor(world.office, (await actorOfAccount(world.office, accountId!))!);
}
const pick = <Thing>(things: readonly Thing[], n: number): Thing => things[n % things.length]!;
const program = () => withActor(world.office, SYSTEM);

async function take(town: Town, { act, a, b }: Step): Promise<void> {
  const office = await now('office', world.city);
  const day = world.clock.today();
  const branch = pick(town.branches, a);
  const other = pick(town.branches, b);
  const someone = pick(town.people, a);
  const person = await personFacts(office, someone.id);
  const home = town.branches.find(({ id }) => id === person.countedOrganizationId) ?? branch;
  const revisionAt = async ({ id }: Place) => (await organizationFacts(world.office, id)).revision;
  const { id, revision } = person;
  switch (act) {
    case 'publishOwn':
    case 'publishPerson':
    case 'handIn': {
      const place = act === 'publishPerson' ? home : branch;
      const author = await now('secretary', place);
      const letterId = await (act === 'publishPerson'
        ? draftForPerson(author, id)
        : draftFor(author, place.id));
      if (act === 'handIn') {
        await handIn(author, letterId);
        town.submitted.push({ id: letterId, place });
        return;
      }
      const { parentId } = await organizationFacts(world.office, place.id);
      const superior = town.towns.find((one) => one.id === parentId) ?? world.countyA;
      const reviewer = act === 'publishPerson' ? now('office', home) : now('secretary', superior);
      await publishDraft(letterId, author, await reviewer);
      town.published.push({ id: letterId, place });
      return;
    }
    case 'sendBack':
    case 'recall': {
      const letter = town.submitted.pop();
      if (!letter) return;
      const wish = { revision: await revisionOf(office, letter.id) };
      if (act === 'recall') await recall(await now('secretary', letter.place), letter.id, wish);
      else {
        const { parentId } = await organizationFacts(world.office, letter.place.id);
        const reviewer = await now(
          'secretary',
          town.towns.find((one) => one.id === parentId) ?? world.countyA,
        );
        await sendBack(reviewer, letter.id, { ...wish, reasons: ['vague'], opinion: '请写具体' });
      }
      return;
    }
    case 'revise': {
      const letter = town.published.pop();
      if (letter) {
        const author = await now('secretary', letter.place);
        await revise(author, letter.id, {
          revision: await revisionOf(office, letter.id),
          reason: '情况变化',
        });
      }
      return;
    }
    case 'oral':
      await recordOral(await now('secretary', home), { personId: id, words: '看望老人', heardBy: '王强', spokenOn: day }); // prettier-ignore
      return;
    case 'exempt':
      await exempt(await now('secretary', home), { committer: 'person', personId: id, reason: 'frail', untilDay: day }); // prettier-ignore
      return;
    case 'exemptPlace':
      await exempt(await now('secretary', branch), { committer: 'organization', organizationId: branch.id, reason: 'newlyFounded', untilDay: day }); // prettier-ignore
      return;
    case 'expire':
      world.clock.advance(86_400_000);
      await endExpiredExemptions(program());
      return;
    case 'enroll': {
      const added = await enroll(office, { organizationId: branch.id, name: '新来', kind: pick(KINDS, b) });
      town.people.push({ id: added.id, name: '新来', organization: branch });
      return;
    }
    case 'transfer':
      await transfer(office, { id, revision, organizationId: other.id, hostOrganizationId: null, effectiveOn: day }); // prettier-ignore
      return;
    case 'host':
      await transfer(office, { id, revision, organizationId: person.organizationId, hostOrganizationId: other.id, effectiveOn: day }); // prettier-ignore
      return;
    case 'leave':
      await leave(office, { id, revision, leftOn: day, reason: 'transferredOut' });
      return;
    case 'kind':
      await change(office, { ...person, kind: pick(KINDS, b), joined: null });
      return;
    case 'move':
      await move(office, { id: branch.id, revision: await revisionAt(branch), parentId: pick(town.towns, b).id, effectiveOn: day }); // prettier-ignore
      return;
    case 'merge':
      await merge(office, { id: branch.id, revision: await revisionAt(branch), successorId: other.id, effectiveOn: day }); // prettier-ignore
      return;
    case 'split': {
      const name = `${branch.name}析出${(runs += 1)}`;
      const made = await found(office, { parentId: pick(town.towns, b).id, name, kind: 'branch', code: `SP${runs}`, effectiveOn: day }); // prettier-ignore
      const { path } = await organizationFacts(world.office, made.id);
      town.branches.push({ ...branch, id: made.id, path, name, code: `SP${runs}` });
      await transfer(office, { id, revision, organizationId: made.id, hostOrganizationId: null, effectiveOn: day }); // prettier-ignore
      return;
    }
    case 'close': {
      // Only what nobody belongs to can be closed; what it promised stays with it.
      const members = await world.db
        .selectFrom('person').select(['id', 'revision']).where('counted_organization_id', '=', branch.id)
        .where('state', '=', 'active').execute(); // prettier-ignore
      for (const member of members) {
        await transfer(office, {
          ...member,
          organizationId: other.id,
          hostOrganizationId: null,
          effectiveOn: day,
        });
      }
      await close(office, { id: branch.id, revision: await revisionAt(branch), effectiveOn: day });
    }
  }
}

test('after any sequence of verbs every node shows what a recount of the raw rows shows, at once', async () => {
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
      const town = await newTown();
      for (const one of steps) {
        await take(town, one).then(
          () => done.set(one.act, (done.get(one.act) ?? 0) + 1),
          (error: unknown) => {
            if (!isDomainError(error)) throw error;
          },
        );
      }
      await expectCountersToBeRight(world, roundId);
      expect(await followPeople(program())).toBe(0);
    }),
    { numRuns: 10, endOnFailure: true, seed: 16 },
  );
  // Every act got through at least once, or the test says less than it seems to.
  expect([...done.keys()].sort()).toEqual([...ACTS].sort());
}, 60_000);
