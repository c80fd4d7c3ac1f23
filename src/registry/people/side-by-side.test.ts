import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import { isDomainError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/index.ts';
import { enroll, recountHeadcount } from './index.ts';
import { found, merge, move, organizationFacts } from '../organizations/index.ts';

let world: World;
let office: Context;
const dated = { effectiveOn: '2026-03-01' };

beforeAll(async () => {
  world = await buildWorld();
  office = await world.as('office', world.city);
});
afterAll(() => world.close());

const settled = async (acts: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(acts)).map((result) => {
    if (result.status === 'fulfilled') return 'done';
    if (isDomainError(result.reason)) return result.reason.code;
    throw result.reason;
  });

test('nobody is left behind in a branch that is merged while people are being enrolled', async () => {
  for (let run = 0; run < 4; run += 1) {
    const [from, to] = [
      await world.addPlace(world.townA, `并入村${run}党支部`, 'branch', `M${run}`),
      await world.addPlace(world.townA, `存续村${run}党支部`, 'branch', `N${run}`),
    ];
    const join = (i: number) =>
      enroll(office, { organizationId: from.id, name: `党员${i}`, kind: 'fullMember' });
    const codes = await settled([
      ...[1, 2, 3].map(join),
      merge(office, { id: from.id, revision: 1, successorId: to.id, ...dated }),
      ...[4, 5, 6].map(join),
    ]);
    expect(codes[3]).toBe('done');
    expect(codes.filter((code) => !['done', 'person.organization-closed'].includes(code))).toEqual([]);
    const at = await world.db
      .selectFrom('person')
      .select(['organization_id', 'counted_organization_id'])
      .where('counted_organization_id', 'in', [from.id, to.id])
      .execute();
    expect(at).toEqual(
      codes
        .filter((code, i) => i !== 3 && code === 'done')
        .map(() => ({ organization_id: to.id, counted_organization_id: to.id })),
    );
  }
  expect(await recountHeadcount(office, '/')).toEqual([]);
});

test('what is founded below while a subtree moves goes with it, and two moves of one place do not both happen', async () => {
  const town = await world.addPlace(world.countyA, '中共甲县流动镇委员会', 'committee', 'T1');
  const village = await world.addPlace(town, '流动村党总支', 'generalBranch', 'T2');
  const codes = await settled([
    found(office, { parentId: village.id, name: '第一党支部', kind: 'branch', ...dated }),
    move(office, { id: town.id, revision: 1, parentId: world.countyB.id, ...dated }),
    found(office, { parentId: village.id, name: '第二党支部', kind: 'branch', ...dated }),
    found(office, { parentId: village.id, name: '第二党支部', kind: 'branch', ...dated }),
    move(office, { id: town.id, revision: 1, parentId: world.city.id, ...dated }),
  ]);
  expect(codes.toSorted()).toEqual(['done', 'done', 'done', 'input.invalid', 'organization.conflict']);
  const now = await organizationFacts(office, village.id);
  const below = await world.db
    .selectFrom('organization')
    .select(['path', 'code'])
    .where('parent_id', '=', village.id)
    .execute();
  expect(below).toHaveLength(2);
  for (const { path } of below) expect(path.startsWith(now.path)).toBe(true);
  expect(new Set(below.map(({ code }) => code))).toEqual(new Set(['T2001', 'T2002']));
});
