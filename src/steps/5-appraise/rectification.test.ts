import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestRound } from '../../../test/letters.ts';
import { codeOf, faultsOf, publishedLetter, type PublishedLetter } from '../../../test/published.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { entriesOf } from '../../transparency/index.ts';
import { claimDone, closeOut } from '../4-fulfill/index.ts';
import { findUnfulfilled, listOrders, orderRectification, showAppraisal } from './index.ts';

let world: World;
let letter: PublishedLetter;
beforeAll(async () => {
  world = await buildWorld();
  await openTestRound(world);
  letter = await publishedLetter(world, world.branchA1, world.townA);
  world.clock.set('2026-09-20T02:00:00Z');
});
afterAll(() => world.close());

test('an unfulfilled item is ordered to be put right by a day and closed by a verified claim', async () => {
  const itemId = letter.items[0]?.id ?? '';
  const finding = { itemId, reason: '到期未动工' };
  expect(await codeOf(findUnfulfilled(letter.reviewer, finding))).toBe('appraisal.not-yet-due');
  world.clock.set('2026-10-09T02:00:00Z');
  await findUnfulfilled(letter.reviewer, finding);
  expect((await showAppraisal(letter.reviewer, letter.letterId)).triggers).toEqual(['unfulfilledItem']);
  expect(
    await faultsOf(orderRectification(letter.reviewer, { itemId, reason: '限期完成', dueOn: '2026-10-09' })),
  ).toEqual(['dueOn input.not-in-future']);
  expect(await orderRectification(letter.reviewer, { itemId, reason: '限期完成', dueOn: '' })).toMatchObject({
    state: 'underRectification',
    dueOn: '2026-11-08',
  });
  const open = await listOrders(letter.reviewer, { scopeId: world.townA.id, state: 'open' });
  expect(open.rows).toMatchObject([{ itemId, dueOn: '2026-11-08', reason: '限期完成' }]);
  expect(open.rows[0]?.workingDaysLeft).toBeGreaterThan(15);
  expect(
    (
      await listOrders(await world.as('secretary', world.branchB1), {
        scopeId: world.city.id,
        state: 'open',
      })
    ).rows,
  ).toEqual([]);

  await claimDone(letter.author, { itemId, result: '已补建完成', quantity: 800 });
  await closeOut(letter.reviewer, { itemId });
  expect((await listOrders(letter.reviewer, { scopeId: world.townA.id, state: 'open' })).rows).toEqual([]);
  expect((await listOrders(letter.reviewer, { scopeId: world.townA.id, state: 'closed' })).rows).toHaveLength(
    1,
  );
  const entries = await entriesOf(world.office, letter.items[0]?.number ?? '');
  expect(entries.map(({ kind }) => kind)).toEqual([
    'rectification.ordered',
    'commitment.item_closed',
    'rectification.closed',
  ]);
});
