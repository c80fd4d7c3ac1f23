import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFor, draftForPerson, handIn, openTestRound } from '../../../test/letters.ts';
import { codeOf } from '../../../test/published.ts';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import type { Role } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { openReviewsBelow, overdueBelow } from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  // Two letters wait at town A and one at branch A1; all were due five working days after 2 March.
  for (const branch of [world.branchA1, world.branchA2]) {
    const author = await world.as('clerk', branch);
    await handIn(author, await draftFor(author, branch.id));
  }
  const member = await world.asPerson(world.people.branchA1[1]!);
  await handIn(member, await draftForPerson(member, world.people.branchA1[1]!.id));
});
afterAll(() => world.close());

const below = async (role: Role, place: Place, at: Place) =>
  Object.fromEntries(await openReviewsBelow(await world.as(role, place), roundId, at.id));

test('what waits and what is overdue is told to the level above, by organization', async () => {
  const due = '2026-03-09';
  const waiting = { waiting: 3, overdue: 0, firstDueOn: due };
  expect(await below('secretary', world.countyA, world.countyA)).toEqual({ [world.townA.path]: waiting });
  expect(await overdueBelow(await world.as('secretary', world.countyA), roundId)).toMatchObject({
    overdue: 0,
  });
  world.clock.set('2026-03-10T02:00:00Z');
  expect(await below('secretary', world.countyA, world.countyA)).toEqual({
    [world.townA.path]: { ...waiting, overdue: 3 },
  });
  expect(await below('leader', world.townA, world.townA)).toEqual({
    [world.townA.path]: { waiting: 2, overdue: 2, firstDueOn: due },
    [world.branchA1.path]: { waiting: 1, overdue: 1, firstDueOn: due },
  });
  const told = async (role: Role, place: Place) => {
    const { overdue, organizations } = await overdueBelow(await world.as(role, place), roundId);
    return [overdue, organizations];
  };
  expect(await told('secretary', world.countyA)).toEqual([3, 2]);
  // The town's own two are on its own desk.
  expect(await told('secretary', world.townA)).toEqual([1, 1]);
  expect(await told('secretary', world.branchA1)).toEqual([0, 0]);
  expect(await told('secretary', world.countyB)).toEqual([0, 0]);
  expect(await told('member', world.townA)).toEqual([0, 0]);
});

test('nobody beside or below reads it', async () => {
  const answer = async (role: Role, place: Place) =>
    codeOf(openReviewsBelow(await world.as(role, place), roundId, world.townA.id));
  expect(await answer('secretary', world.townB)).toBe('review.not-found');
  expect(await answer('secretary', world.branchA1)).toBe('review.not-found');
  expect(await answer('clerk', world.townA)).toBe('access.denied');
  expect(await answer('auditor', world.city)).toBe('done');
  expect(await codeOf(openReviewsBelow(world.anonymous(), roundId, world.townA.id))).toBe('review.not-found');
});
