import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveAs, draftFor, handIn, openTestRound } from '../../../../test/letters.ts';
import { codeOf, faultsOf } from '../../../../test/published.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import type { Id } from '../../../kernel/ids.ts';
import { loadLetter } from '../../../registry/letters/index.ts';
import { entriesOf } from '../../../transparency/index.ts';
import { publish, waitingForPublication } from '../index.ts';
import { cancelSchedule, listScheduled, publishDue, scheduleLoad, schedulePublication } from './index.ts';

let world: World;
let roundId: Id;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

let branches = 0;
/** An approved letter of a branch of its own below township A. */
async function approved(): Promise<Id> {
  branches += 1;
  const place = await world.addPlace(world.townA, `试点${branches}村党支部`, 'branch');
  const author = await world.as('secretary', place);
  const letterId = await draftFor(author, place.id);
  await handIn(author, letterId);
  await approveAs(await world.as('secretary', world.townA), letterId);
  return letterId;
}

const at = (letterId: Id, hour: number, publishOn = '2026-03-02') => ({
  letterId,
  publishOn,
  hour,
  secrecyCheckedBy: '周检查',
});
const stateOf = async (letterId: Id) => (await loadLetter(world.office, letterId)).state;

test('at its hour, and not before, the letter is published in the name of whoever set the hour', async () => {
  const reviewer = await world.as('secretary', world.townA);
  const letterId = await approved();
  // It is ten in the morning.
  expect(await faultsOf(schedulePublication(reviewer, at(letterId, 10)))).toEqual([
    'hour publish.hour-passed',
  ]);
  expect(await faultsOf(schedulePublication(reviewer, at(letterId, 9, '2027-03-02')))).toEqual([
    'publishOn publish.hour-too-late',
  ]);
  const author = await world.as('secretary', world.townA);
  expect(await faultsOf(schedulePublication(author, { ...at(letterId, 14), secrecyCheckedBy: '' }))).toEqual([
    'secrecyCheckedBy input.missing',
  ]);
  await schedulePublication(reviewer, at(letterId, 14));
  await schedulePublication(reviewer, at(letterId, 15));
  expect((await waitingForPublication(reviewer, { roundId })).rows).toMatchObject([
    { id: letterId, checkedByName: '周检查', publishAt: new Date('2026-03-02T07:00:00Z'), refused: false },
  ]);
  world.clock.set('2026-03-02T06:30:00Z');
  expect(await publishDue(world.office)).toEqual({ published: 0, refused: 0 });
  world.clock.set('2026-03-02T07:00:00Z');
  // Two workers, as after a restart that overlaps.
  await Promise.all([publishDue(world.office), publishDue(world.office)]);
  expect(await stateOf(letterId)).toBe('published');
  const { number } = await loadLetter(world.office, letterId);
  expect(await entriesOf(world.office, number)).toHaveLength(1);
  expect((await listScheduled(reviewer)).rows).toEqual([]);
  const written = await world.db
    .selectFrom('audit_entry')
    .select('actor_name')
    .where('subject_id', '=', letterId)
    .where('action', '=', 'letter.publish')
    .execute();
  expect(written).toEqual([{ actor_name: reviewer.actor.name }]);
});

test('a cancelled hour passes; publishing by hand settles it', async () => {
  const reviewer = await world.as('secretary', world.townA);
  const [cancelled, byHand] = [await approved(), await approved()];
  for (const letterId of [cancelled, byHand]) await schedulePublication(reviewer, at(letterId, 18));
  expect(await scheduleLoad(reviewer)).toEqual({ waiting: 2, refused: 0 });
  await cancelSchedule(reviewer, { letterId: cancelled });
  expect(await codeOf(cancelSchedule(reviewer, { letterId: cancelled }))).toBe('publish.not-scheduled');
  // The check of the hour that was set still counts.
  await publish(reviewer, { letterId: byHand });
  world.clock.set('2026-03-02T10:00:00Z');
  expect(await publishDue(world.office)).toEqual({ published: 0, refused: 0 });
  expect(await stateOf(cancelled)).toBe('approved');
});

test('what may not go out any more is kept for the to-do page with its reason, and holds up nothing', async () => {
  const reviewer = await world.as('secretary', world.townA);
  const standIn = await world.as('office', world.townA);
  const [gone, good, named] = [await approved(), await approved(), await approved()];
  await schedulePublication(standIn, at(gone, 20));
  await schedulePublication(reviewer, at(good, 20));
  await schedulePublication(reviewer, at(named, 20));
  await world.db
    .updateTable('account')
    .set({ state: 'disabled' })
    .where('id', '=', standIn.actor.accountId!)
    .execute();
  // Somebody of that name joined the branch meanwhile: the words have to be looked at again.
  const { organizationId } = await loadLetter(world.office, named);
  const place = { ...world.townA, id: organizationId };
  await world.addPerson(place, '村民会议');
  world.clock.set('2026-03-02T12:00:00Z');
  expect(await publishDue(world.office)).toEqual({ published: 1, refused: 2 });
  expect(await publishDue(world.office)).toEqual({ published: 0, refused: 0 });
  expect([await stateOf(gone), await stateOf(good), await stateOf(named)]).toEqual([
    'approved',
    'published',
    'approved',
  ]);
  const { rows } = await listScheduled(reviewer);
  expect(rows.map(({ state, refusal }) => [state, refusal]).toSorted()).toEqual([
    ['refused', 'publish.account-gone'],
    ['refused', 'publish.finding-undecided'],
  ]);
  expect(await scheduleLoad(reviewer)).toEqual({ waiting: 0, refused: 2 });
  await schedulePublication(reviewer, at(gone, 22));
  expect(await scheduleLoad(reviewer)).toEqual({ waiting: 1, refused: 1 });
});

test('nobody else sets, sees or cancels an hour', async () => {
  const reviewer = await world.as('secretary', world.townA);
  const letterId = await approved();
  await schedulePublication(reviewer, at(letterId, 9, '2026-03-09'));
  const strangers = [world.anonymous(), await world.as('secretary', world.branchA1)];
  for (const stranger of strangers) {
    expect(await codeOf(schedulePublication(stranger, at(letterId, 9, '2026-03-10')))).toBe(
      'letter.not-found',
    );
    expect(await codeOf(cancelSchedule(stranger, { letterId }))).toBe('letter.not-found');
  }
  const above = await world.as('office', world.city);
  expect(await codeOf(cancelSchedule(above, { letterId }))).toBe('access.denied');
  expect((await listScheduled(above)).rows).toEqual([]);
  expect(await codeOf(listScheduled(world.anonymous()))).toBe('access.signed-out');
});
