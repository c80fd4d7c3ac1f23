import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftFor, draftForPerson, goodItems, handIn, openTestRound } from '../../../test/letters.ts';
import { codeOf, publishedByPerson, publishedLetter } from '../../../test/published.ts';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import type { Role } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { exempt, recordOral } from '../../registry/letters/index.ts';
import {
  chaseList,
  coverage,
  COUNTERS,
  exemptions,
  figuresOf,
  participation,
  sumOf,
  type Counters,
} from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  const [first, second, third, activist] = world.people.branchA1;
  const secretary = await world.as('secretary', world.branchA1);
  await publishedLetter(world, world.branchA1, world.townA);
  await publishedByPerson(world, second!);
  await recordOral(secretary, {
    personId: third!.id,
    words: '每周打扫村部一次',
    heardBy: '王强',
    spokenOn: '2026-03-01',
  });
  await handIn(secretary, await draftForPerson(secretary, activist!.id));
  // Begun and not handed in: still blank.
  await draftForPerson(secretary, first!.id);
  const [, old] = world.people.branchA2;
  await exempt(await world.as('secretary', world.branchA2), {
    committer: 'person',
    personId: old!.id,
    reason: 'illness',
  });
  await exempt(await world.as('secretary', world.townB), {
    committer: 'organization',
    organizationId: world.townB.id,
    reason: 'longAbsence',
  });
  await draftFor(await world.as('secretary', world.branchB1), world.branchB1.id, goodItems(3));
});
afterAll(() => world.close());

describe('rates', () => {
  const count = fc.nat(500);
  test('everybody expected is in exactly one part, and exemptions never raise participation', () => {
    fc.assert(
      fc.property(count, count, count, count, (written, oral, exempted, blank) => {
        const expected = written + oral + exempted + blank;
        const part = participation(expected, written, oral, exempted);
        expect(part.blank).toBe(blank);
        if (expected === 0) {
          expect([part.coverageRate, part.participationRate]).toEqual([null, null]);
          return;
        }
        expect(part.coverageRate).toBeCloseTo(1 - blank / expected);
        expect(part.participationRate).toBeLessThanOrEqual(part.coverageRate!);
        expect(participation(expected, written, oral, 0).participationRate).toBe(part.participationRate);
      }),
    );
  });

  test('the figures of a sum are the sum of the figures', () => {
    const counters = fc.record(
      Object.fromEntries(COUNTERS.map((name) => [name, count])),
    ) as unknown as fc.Arbitrary<Counters>;
    fc.assert(
      fc.property(fc.array(counters, { maxLength: 6 }), (all) => {
        const whole = figuresOf(sumOf(all));
        const parts = all.map(figuresOf);
        const add = (of: (one: (typeof parts)[number]) => number): number =>
          parts.reduce((sum, one) => sum + of(one), 0);
        expect(whole.members.written).toBe(add((one) => one.members.written));
        expect(whole.organizations.expected).toBe(add((one) => one.organizations.expected));
        expect(whole.items.unfulfilled).toBe(add((one) => one.items.unfulfilled));
        expect(whole.volunteers.takingPart).toBe(add((one) => one.volunteers.takingPart));
      }),
    );
  });

  test('a roster that shrank leaves no negative blank', () => {
    expect(participation(1, 2, 0, 0).blank).toBe(0);
  });
});

/** Straight from people, letters and records, without the counters. */
async function recount(place: Place) {
  const people = await world.db
    .selectFrom('person')
    .innerJoin('organization as o', 'o.id', 'person.counted_organization_id')
    .select(['person.id', 'person.kind'])
    .where('o.path', 'like', `${place.path}%`)
    .where('person.state', '=', 'active')
    .execute();
  const letters = await world.db.selectFrom('letter').selectAll().where('round_id', '=', roundId).execute();
  const written = letters.filter(
    ({ state, published_version }) =>
      published_version !== null || ['submitted', 'approved', 'published'].includes(state),
  );
  const orals = await world.db.selectFrom('oral_commitment').select('person_id').execute();
  const exemptions = await world.db
    .selectFrom('exemption')
    .select(['person_id', 'organization_id'])
    .where('ended_at', 'is', null)
    .execute();
  const places = await world.db
    .selectFrom('organization')
    .select('id')
    .where('path', 'like', `${place.path}%`)
    .where('state', '=', 'active')
    .execute();
  const items = await world.db
    .selectFrom('item')
    .innerJoin('organization as o', 'o.id', 'item.organization_id')
    .select('item.state')
    .where('o.path', 'like', `${place.path}%`)
    .execute();
  const isMember = (kind: string): boolean => kind === 'fullMember' || kind === 'probationaryMember';
  const members = people.filter(({ kind }) => isMember(kind));
  const volunteers = people.filter(({ kind }) => !isMember(kind));
  const among = (rows: readonly { person_id: string | null }[], of: readonly { id: string }[]): number =>
    rows.filter(({ person_id }) => of.some(({ id }) => id === person_id)).length;
  return {
    members: [members.length, among(written, members), among(orals, members), among(exemptions, members)],
    volunteers: [volunteers.length, among(written, volunteers) + among(orals, volunteers)],
    organizations: [
      places.length,
      places.filter(({ id }) => written.some((one) => one.person_id === null && one.organization_id === id))
        .length,
      places.filter(({ id }) =>
        exemptions.some((one) => one.person_id === null && one.organization_id === id),
      ).length,
    ],
    inProgress: items.filter(({ state }) => state === 'inProgress').length,
  };
}

const told = ({ members: m, volunteers, organizations: o, items }: ReturnType<typeof figuresOf>) => ({
  members: [m.expected, m.written, m.oral, m.exempt],
  volunteers: [volunteers.registered, volunteers.takingPart],
  organizations: [o.expected, o.written, o.exempt],
  inProgress: items.inProgress,
});

test('the roll-up at every node equals a recount of the raw rows, and its rows add up to its total', async () => {
  const ctx = await world.as('office', world.city);
  const nodes = [world.city, world.countyA, world.countyB, world.townA, world.townB, world.branchA1, world.branchA2, world.branchB1]; // prettier-ignore
  for (const node of nodes) {
    const shown = await coverage(ctx, { roundId, organizationId: node.id });
    const expected = await recount(node);
    expect(told(shown.total), node.name).toEqual(expected);
    const sum = [shown.own, ...shown.below].reduce((n, row) => n + row.members.blank, 0);
    expect(sum).toBe(shown.total.members.blank);
    for (const row of shown.below) {
      const below = nodes.find(({ id }) => id === row.organizationId);
      expect(told(row), row.name).toEqual(await recount(below!));
    }
  }
  const { total } = await coverage(ctx, { roundId, organizationId: world.branchA1.id });
  expect(total.members).toMatchObject({ expected: 3, written: 1, oral: 1, exempt: 0, blank: 1 });
  expect(total.volunteers).toEqual({ registered: 1, takingPart: 1 });
});

const namesIn = (groups: Awaited<ReturnType<typeof chaseList>>['rows'], place: Place): string[] =>
  groups.filter(({ organizationId }) => organizationId === place.id).flatMap(({ people }) => people.map(({ name }) => name)); // prettier-ignore

test('the chase list names blanks by organization, in the order of the tree, page by page', async () => {
  const ctx = await world.as('secretary', world.branchA1);
  const own = await chaseList(ctx, { roundId, organizationId: world.branchA1.id });
  expect(own.rows).toMatchObject([
    {
      name: world.branchA1.name,
      superiorName: world.townA.name,
      supervisionPhone: '0516-80000001',
      organizationIsBlank: false,
      blankMembers: 1,
      people: [{ name: '王强', letterState: 'draft' }],
    },
  ]);
  const town = await chaseList(await world.as('leader', world.townA), {
    roundId,
    organizationId: world.townA.id,
  });
  expect(namesIn(town.rows, world.branchA2).toSorted()).toEqual(['孙莉', '赵垚']);
  const alone = await chaseList(await world.as('leader', world.townA), {
    roundId,
    organizationId: world.townA.id,
    own: true,
  });
  expect(alone.rows).toMatchObject([
    { organizationId: world.townA.id, organizationIsBlank: true, people: [] },
  ]);

  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await chaseList(await world.as('auditor', world.city), {
      roundId,
      organizationId: world.city.id,
      what: 'organizations',
      limit: 2,
      ...(after === undefined ? {} : { after }),
    });
    expect(page.rows.length).toBeLessThanOrEqual(2);
    seen.push(...page.rows.map(({ name, superiorName }) => `${name} ${superiorName ?? ''}`));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(6);
  expect(seen).toContain(`${world.branchB1.name} ${world.townB.name}`);
  // Exempt, so not blank.
  expect(seen.join()).not.toContain(`${world.townB.name} ${world.countyB.name}`);

  const whole = await chaseList(await world.as('auditor', world.city), {
    roundId,
    organizationId: world.city.id,
  });
  const { total } = await coverage(await world.as('auditor', world.city), {
    roundId,
    organizationId: world.city.id,
  });
  expect(whole.rows.reduce((sum, { people }) => sum + people.length, 0)).toBe(total.members.blank);
  expect(whole.rows.filter(({ organizationIsBlank }) => organizationIsBlank)).toHaveLength(
    total.organizations.blank,
  );
});

test('the register of exemptions shows reasons to the organization and its direct superior only', async () => {
  const seenBy = async (
    role: Role,
    place: Place,
    at: Place,
    state: 'standing' | 'endingSoon' | 'ended' = 'standing',
  ) => {
    const { rows } = await exemptions(await world.as(role, place), { roundId, organizationId: at.id, state });
    return rows.map(({ organizationName, person, reason }) => [
      organizationName,
      person?.name ?? null,
      reason,
    ]);
  };
  const sick = [world.branchA2.name, '王强'];
  expect(await seenBy('secretary', world.branchA2, world.branchA2)).toEqual([[...sick, 'illness']]);
  expect(await seenBy('secretary', world.townA, world.townA)).toEqual([[...sick, 'illness']]);
  expect(await seenBy('leader', world.townA, world.townA)).toEqual([[...sick, null]]);
  expect(await seenBy('secretary', world.countyA, world.countyA)).toEqual([[...sick, null]]);
  expect(await seenBy('auditor', world.city, world.city)).toEqual([
    [...sick, null],
    [world.townB.name, null, null],
  ]);
  expect(await seenBy('secretary', world.countyB, world.townB)).toEqual([
    [world.townB.name, null, 'longAbsence'],
  ]);
  expect(await seenBy('auditor', world.city, world.city, 'endingSoon')).toEqual([]);
  expect(await seenBy('auditor', world.city, world.city, 'ended')).toEqual([]);
});

test.each<[Role, keyof World & ('city' | 'townA' | 'townB' | 'branchA1'), string]>([
  ['office', 'city', 'done'],
  ['secretary', 'townA', 'done'],
  ['leader', 'townA', 'done'],
  ['auditor', 'city', 'done'],
  ['secretary', 'branchA1', 'coverage.not-found'],
  // A clerk types for the own roster; the figures are for those who answer for them.
  ['clerk', 'townA', 'access.denied'],
  ['member', 'townA', 'access.denied'],
  ['secretary', 'townB', 'coverage.not-found'],
])('%s of %s reading the coverage, the chase list and the exemptions of town A', async (role, at, answer) => {
  const ctx = await world.as(role, world[at]);
  const request = { roundId, organizationId: world.townA.id };
  const answers = [
    await codeOf(coverage(ctx, request)),
    await codeOf(chaseList(ctx, request)),
    await codeOf(exemptions(ctx, request)),
  ];
  expect(answers).toEqual([answer, answer, answer]);
});

test('nobody without an account reads coverage', async () => {
  const request = { roundId, organizationId: world.city.id };
  for (const read of [coverage, chaseList, exemptions])
    expect(await codeOf(read(world.anonymous(), request))).toBe('coverage.not-found');
});
