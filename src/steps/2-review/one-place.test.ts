import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestRound } from '../../../test/letters.ts';
import {
  ACTS,
  newReviewTown,
  officerAt,
  personNow,
  take,
  type ReviewTown,
} from '../../../test/review-town.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { withActor } from '../../platform/index.ts';
import { rerouteReviews, reviewQueue } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  const roundId = await openTestRound(world);
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

const step = fc.record({ act: fc.constantFrom(...ACTS), a: fc.nat(99), b: fc.nat(99) });
const asProgram = () => withActor(world.office, SYSTEM);

async function waits(town: ReviewTown): Promise<void> {
  const found = new Map<Id, string[]>();
  for (const place of [world.city, town.county, ...town.towns, ...town.branches]) {
    for (const row of (await reviewQueue(await officerAt(world, place), { limit: 200 })).rows) {
      found.set(row.letterId, [...(found.get(row.letterId) ?? []), place.name]);
      expect(row.responsible.organizationName).toBe(place.name);
    }
  }
  const letters = await world.db
    .selectFrom('letter')
    .select(['id', 'state', 'person_id', 'organization_id', 'reviewer_organization_id'])
    .where('id', 'in', town.letters.length > 0 ? town.letters : [world.city.id])
    .execute();
  for (const { id, state } of letters) {
    expect(found.get(id) ?? [], `${state} letter`).toHaveLength(state === 'submitted' ? 1 : 0);
  }
  for (const person of town.people) {
    const own = letters.filter(({ person_id }) => person_id === person.id).map(({ id }) => id);
    const seen = (await reviewQueue(await personNow(world, person), { limit: 200 })).rows;
    expect(seen.filter((row) => own.includes(row.letterId))).toEqual([]);
  }
  // An organization never reviews itself here: the root has no letter of its own.
  for (const letter of letters) {
    if (letter.person_id === null) expect(letter.reviewer_organization_id).not.toBe(letter.organization_id);
  }
}

it('every submitted letter waits at exactly one place, and never at its author’s', async () => {
  const done = new Map<string, number>();
  const count = (what: string) => done.set(what, (done.get(what) ?? 0) + 1);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
      const town = await newReviewTown(world, `OP${(runs += 1)}X`);
      for (const { act, a, b } of steps) {
        try {
          await take(world, town, act, a, b);
          count(act);
        } catch (error) {
          // A refused act leaves everything as it was.
          if (!isDomainError(error)) throw error;
        }
        await rerouteReviews(asProgram());
        world.clock.advance(60_000);
      }
      await waits(town);
      expect(await rerouteReviews(asProgram())).toBe(0);
    }),
    { numRuns: 14, seed: 11 },
  );
  // The law was tried: every act went through, letters went elsewhere for each reason and reached the second level.
  for (const act of ACTS) expect(done.get(act) ?? 0, act).toBeGreaterThan(0);
  const moved = await world.db
    .selectFrom('review_transfer')
    .select(['reason', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('reason')
    .execute();
  expect(moved.map(({ reason }) => reason).toSorted()).toEqual([
    'authorityNamed',
    'officeChanged',
    'organizationMoved',
    'reviewerClosed',
  ]);
  const higher = await world.db.selectFrom('letter').select('id').where('review_level', '=', 2).execute();
  expect(higher.length).toBeGreaterThan(0);
}, 120_000);
