import { afterAll, beforeAll, expect, test } from 'vitest';
import { goodItems, handIn, openTestRound, revisionOf } from '../../../../test/letters.ts';
import { buildWorld, type World } from '../../../../test/world.ts';
import { letterOfOrganization, loadVersion, saveDraft } from '../../../registry/letters/index.ts';
import { recordNeed, showNeed } from '../needs/index.ts';
import { takeUpNeed, takingUp } from './index.ts';

let world: World;
let roundId: string;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
});
afterAll(() => world.close());

test('a need begins an item in the letter of its organization, once, until the letter is handed in', async () => {
  const author = await world.as('secretary', world.branchA1);
  const heard = { organizationId: world.branchA1.id, source: 'visit', heardOn: '2026-03-01', raisedCount: 3 };
  const [lamps, bridge, well] = await Promise.all(
    ['村口的灯坏了', '桥要修', '井要清'].map((text) =>
      recordNeed(author, { ...heard, text, category: text === '桥要修' ? 'livelihood' : undefined }),
    ),
  );
  const kindFor = async (id: string) => (await takingUp(author, (await showNeed(author, id)).need)).kind;
  expect(await kindFor(lamps!.id)).toBe('ready');
  const { letterId } = await takeUpNeed(author, lamps!.id);
  expect(await kindFor(lamps!.id)).toBe('taken');
  await takeUpNeed(author, lamps!.id);
  expect(await takeUpNeed(author, bridge!.id)).toEqual({ letterId });
  const { content } = await loadVersion(author, letterId, 1);
  expect(content.items.map(({ needIds }) => needIds)).toEqual([[lamps!.id], [bridge!.id], []]);
  expect(content.items[1]).toMatchObject({ category: 'livelihood', content: '' });

  // A letter without room for one more grows; what stands there stays.
  const items = goodItems(3).map((item) => ({ ...item, dueOn: '2026-09-30' }));
  await saveDraft(author, letterId, { revision: await revisionOf(author, letterId), opening: '', items });
  await takeUpNeed(author, lamps!.id);
  const grown = (await loadVersion(author, letterId, 1)).content.items;
  expect(grown.map(({ content: words }) => words)).toEqual([...items.map((item) => item.content), '']);
  await saveDraft(author, letterId, { revision: await revisionOf(author, letterId), opening: '', items });
  await handIn(author, letterId);
  expect(await kindFor(well!.id)).toBe('closed');
  await expect(takeUpNeed(author, well!.id)).rejects.toMatchObject({ code: 'need.letter-closed' });

  // Who reads the need from above writes no letter for the branch; who does not read it learns nothing.
  const superior = await world.as('secretary', world.townA);
  expect((await takingUp(superior, (await showNeed(superior, well!.id)).need)).kind).toBe('none');
  await expect(takeUpNeed(superior, well!.id)).rejects.toMatchObject({ code: 'need.letter-closed' });
  for (const stranger of [await world.as('secretary', world.branchA2), world.anonymous()]) {
    await expect(takeUpNeed(stranger, well!.id)).rejects.toMatchObject({
      code: expect.stringMatching(/need.not-found|access.denied/),
    });
  }
  expect(await letterOfOrganization(superior, roundId, world.townA.id)).toBeUndefined();
});
