import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFor, goodItems, openTestRound, putThrough } from '../../../../test/letters.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import { closeRound, roundById } from '../../../registry/rounds/index.ts';
import { loadVersion, startLetter } from '../../../registry/letters/index.ts';
import { unfinishedOf } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

test('what was promised in the round before and not closed out lies beside the new letter, for those inside only', async () => {
  const before = await openTestRound(world, '2025', '2025-01-01', '2025-12-31');
  const author = await world.as('secretary', world.branchA1);
  const old = await draftFor(
    author,
    world.branchA1.id,
    goodItems(3).map((item) => ({ ...item, dueOn: '2025-09-30' })),
  );
  await putThrough(world, old);
  const [kept] = (await loadVersion(author, old, 1)).content.items;
  await world.db.updateTable('item').set({ state: 'closedOut' }).where('id', '=', kept!.id).execute();
  const office = await world.as('office', world.city);
  await closeRound(office, before, (await roundById(office, before)).revision);
  await openTestRound(world);
  const { id } = await startLetter(author, { committer: 'organization', organizationId: world.branchA1.id });
  expect((await unfinishedOf(author, id)).map(({ content }) => content)).toEqual([
    '硬化村组道路801米',
    '硬化村组道路802米',
  ]);
  const other = await world.as('secretary', world.branchA2);
  await expect(unfinishedOf(other, id)).rejects.toThrow('letter.not-found');
  const { id: fresh } = await startLetter(other, {
    committer: 'organization',
    organizationId: world.branchA2.id,
  });
  expect(await unfinishedOf(other, fresh)).toEqual([]);
});

test('an organization answers for those merged into it, and for rounds before the last one', async () => {
  const heir = await world.as('secretary', world.branchB1);
  const { id } = await startLetter(heir, { committer: 'organization', organizationId: world.branchB1.id });
  expect(await unfinishedOf(heir, id)).toEqual([]);
  await world.db
    .updateTable('organization')
    .set({ state: 'closed', successor_id: world.branchB1.id })
    .where('id', '=', world.branchA1.id)
    .execute();
  expect((await unfinishedOf(heir, id)).map(({ content }) => content)).toEqual([
    '硬化村组道路801米',
    '硬化村组道路802米',
  ]);
  await world.db
    .updateTable('item')
    .set({ state: 'withdrawn' })
    .where('content', '=', '硬化村组道路801米')
    .execute();
  expect((await unfinishedOf(heir, id)).map(({ state }) => state)).toEqual(['withdrawn', 'inProgress']);
});
