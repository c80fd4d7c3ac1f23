import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestRound } from '../../test/letters.ts';
import { publishedLetter } from '../../test/published.ts';
import { expectCountersToBeRight } from '../../test/right-counters.ts';
import { buildWorld, type World } from '../../test/world.ts';

let world: World;
let roundId: string;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  await publishedLetter(world, world.branchA1, world.townA);
});
afterAll(() => world.close());

/** Exit code and output of the command. */
const recount = (...args: string[]) =>
  new Promise<{ code: number; said: string[] }>((resolve) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: world.url, YINUO_DATA: world.office.config.data };
    const file = fileURLToPath(new URL('cli.ts', import.meta.url));
    const child = execFile(process.execPath, [file, 'recount', ...args], { env }, (_, said) =>
      resolve({ code: child.exitCode ?? -1, said: said.trim().split('\n') }),
    );
  });

test('every drift is told by organization, and corrected only when asked', async () => {
  expect(await recount()).toEqual({
    code: 0,
    said: ['各组织的计数与重新清点的结果一致（名册和 1 个轮次）。'],
  });
  const [mover] = world.people.branchA2;
  await world.db.updateTable('headcount').set({ members: 7 }).where('organization_id', '=', world.branchB1.id).execute(); // prettier-ignore
  await world.db.updateTable('round_tally').set({ organization_written: 0, items_closed_out: 2 }).execute();
  await world.db.updateTable('person').set({ counted_organization_id: world.branchA1.id }).where('id', '=', mover!.id).execute(); // prettier-ignore
  const told = [
    '990001001001 柳泉村党支部　名册　党员数：现为 3，重新清点为 4',
    '990001001002 大庙村党支部　名册　党员数：现为 3，重新清点为 2',
    '990002001001 柳泉村党支部　名册　党员数：现为 7，重新清点为 3',
    '990001001001 柳泉村党支部　2026年度公开承诺　已销号的事项：现为 2，重新清点为 0',
    '990001001001 柳泉村党支部　2026年度公开承诺　本组织承诺：现为 0，重新清点为 1',
  ];
  const found = await recount();
  expect(found.code).toBe(1);
  expect(found.said.slice(0, -1).toSorted()).toEqual(told.toSorted());
  const repaired = await recount('--repair');
  expect(repaired.code).toBe(0);
  expect(repaired.said.at(-1)).toBe('已改正 5 项计数，并记入审计日志。');
  await expectCountersToBeRight(world, roundId);
  expect((await recount()).code).toBe(0);
  const audited = await world.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'like', '%repair%')
    .execute();
  expect(audited.map(({ action }) => action).toSorted()).toEqual([
    'letter.repair-tally',
    'person.repair-headcount',
  ]);
  expect((await recount('--fix')).code).toBe(2);
});
