import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFor, goodItems, openTestRound } from '../../../test/letters.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import { loadLetter, loadVersion, saveDraft } from './index.ts';

let world: World;
let letterId: Id;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
  letterId = await draftFor(await world.as('secretary', world.branchA1), world.branchA1.id, goodItems(1));
});
afterAll(() => world.close());

const entries = async (): Promise<number> => {
  const rows = await world.db
    .selectFrom('audit_entry')
    .select('id')
    .where('subject_id', '=', letterId)
    .where('action', '=', 'letter.save-draft')
    .execute();
  return rows.length;
};

test('an answer that was lost on the way is given again, with the ids of new items; nothing is saved twice', async () => {
  const [known] = (await loadVersion(world.office, letterId, 1)).content.items;
  const author = await world.as('secretary', world.branchA1, 'one sending');
  const draft = { revision: 2, opening: '', items: [...goodItems(2), known!], byItself: true };
  const saved = await saveDraft(author, letterId, draft);
  expect(saved).toMatchObject({ revision: 3, itemIds: [expect.any(String), expect.any(String), known!.id] });
  expect(await saveDraft(author, letterId, draft)).toEqual(saved);
  expect((await loadLetter(world.office, letterId)).revision).toBe(3);
  expect((await loadVersion(world.office, letterId, 1)).content.items.map(({ id }) => id)).toEqual(
    saved.itemIds,
  );
});

test('a page left open elsewhere does not write over newer words and learns which revision stands', async () => {
  const other = await world.as('clerk', world.branchA1);
  await expect(
    saveDraft(other, letterId, { revision: 2, opening: '旧', items: [], byItself: true }),
  ).rejects.toMatchObject({ code: 'letter.conflict', detail: { params: { seen: 2, now: 3 } } });
});

test('a page that saves every few seconds leaves one entry an hour; a pressed button leaves its own', async () => {
  const author = await world.as('secretary', world.branchA1);
  const before = await entries();
  let revision = 3;
  const save = async (byItself: boolean): Promise<void> => {
    ({ revision } = await saveDraft(author, letterId, { revision, opening: '', items: [], byItself }));
  };
  await save(true);
  await save(true);
  expect(await entries()).toBe(before);
  await save(false);
  expect(await entries()).toBe(before + 1);
  world.clock.advance(61 * 60_000);
  await save(true);
  await save(true);
  expect(await entries()).toBe(before + 2);
});
