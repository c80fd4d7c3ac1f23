import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import { isDomainError, type DomainError } from '../../kernel/errors.ts';
import type { Role } from '../../kernel/actor.ts';
import type { Context } from '../../platform/index.ts';
import {
  actingOrganization,
  ancestors,
  changesOf,
  children,
  close,
  found,
  getOrganization,
  merge,
  move,
  organizationFacts,
  previewChange,
  rename,
  searchOrganizations,
  update,
} from './index.ts';

let world: World;
let office: Context;
const dated = { effectiveOn: '2026-03-01', reason: '区划调整' };

beforeAll(async () => {
  world = await buildWorld();
  office = await world.as('office', world.city);
});
afterAll(() => world.close());

const refusal = async (act: Promise<unknown>): Promise<DomainError> => {
  try {
    await act;
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
  throw new Error('was not refused');
};
const fieldsOf = (error: DomainError) => error.detail.fields?.map(({ field, code }) => [field, code]);
const facts = (place: Pick<Place, 'id'>) => organizationFacts(world.office, place.id);

describe('who may change the tree', () => {
  const verbs: Readonly<Record<string, (ctx: Context, place: Place) => Promise<unknown>>> = {
    found: (ctx, { id }) => found(ctx, { parentId: id, name: '新党小组', kind: 'cell', ...dated }),
    update: (ctx, { id }) => update(ctx, { id, revision: 1, secretaryName: '某某' }),
    rename: (ctx, { id }) => rename(ctx, { id, revision: 1, name: '改名', kind: 'branch', ...dated }),
    move: (ctx, { id }) => move(ctx, { id, revision: 1, parentId: world.townB.id, ...dated }),
    merge: (ctx, { id }) => merge(ctx, { id, revision: 1, successorId: world.branchA2.id, ...dated }),
    close: (ctx, { id }) => close(ctx, { id, revision: 1, ...dated }),
  };
  const expected: readonly (readonly [
    Role | 'anonymous',
    keyof World & ('countyB' | 'townA' | 'branchA1'),
    string,
  ])[] = [
    ['office', 'countyB', 'organization.not-found'],
    ['secretary', 'townA', 'access.denied'],
    ['clerk', 'branchA1', 'access.denied'],
    ['auditor', 'townA', 'access.denied'],
    ['anonymous', 'branchA1', 'access.signed-out'],
  ];

  test.each(Object.keys(verbs))('%s', async (verb) => {
    const before = await facts(world.branchA1);
    for (const [role, at, code] of expected) {
      const ctx = role === 'anonymous' ? world.anonymous() : await world.as(role, world[at]);
      const error = await refusal(verbs[verb]!(ctx, world.branchA1));
      // Acts at the superior are not even offered to one who only stands below it.
      const codes =
        role === 'clerk' && ['move', 'merge', 'close'].includes(verb) ? ['organization.not-found'] : [code];
      expect(codes, `${role} at ${at}`).toContain(error.code);
    }
    expect(await facts(world.branchA1)).toEqual(before);
  });

  test('an office neither takes from nor gives to a place outside its tree', async () => {
    const countyA = await world.as('office', world.countyA);
    const out = move(countyA, { id: world.branchA1.id, revision: 1, parentId: world.townB.id, ...dated });
    expect((await refusal(out)).code).toBe('organization.not-found');
    const itself = move(countyA, { id: world.countyA.id, revision: 1, parentId: world.townA.id, ...dated });
    expect((await refusal(itself)).code).toBe('organization.not-found');
    const into = merge(countyA, {
      id: world.branchA1.id,
      revision: 1,
      successorId: world.branchB1.id,
      ...dated,
    });
    expect((await refusal(into)).code).toBe('organization.not-found');
    expect((await refusal(getOrganization(countyA, world.branchB1.id))).code).toBe('organization.not-found');
    expect((await refusal(children(countyA, world.countyB.id))).code).toBe('organization.not-found');
    expect((await refusal(changesOf(countyA, world.countyB.id))).code).toBe('organization.not-found');
    const preview = previewChange(countyA, {
      act: 'merge',
      id: world.branchA1.id,
      targetId: world.branchB1.id,
    });
    expect((await refusal(preview)).code).toBe('organization.not-found');
    const hits = await searchOrganizations(countyA, { query: '柳泉村' });
    expect(hits.rows.map(({ id }) => id)).toEqual([world.branchA1.id]);
  });
});

test('a stale form is answered with a conflict and changes nothing', async () => {
  const place = await world.addPlace(world.townA, '旧村党支部', 'branch', 'V1');
  await rename(office, { id: place.id, revision: 1, name: '新村党支部', kind: 'branch', ...dated });
  for (const late of [
    () => update(office, { id: place.id, revision: 1, secretaryName: '李敏' }),
    () => rename(office, { id: place.id, revision: 1, name: '旧村党支部', kind: 'branch', ...dated }),
    () => move(office, { id: place.id, revision: 1, parentId: world.townB.id, ...dated }),
    () => merge(office, { id: place.id, revision: 1, successorId: world.branchA1.id, ...dated }),
    () => close(office, { id: place.id, revision: 1, ...dated }),
  ]) {
    expect((await refusal(late())).code).toBe('organization.conflict');
  }
  expect(await facts(place)).toMatchObject({ name: '新村党支部', state: 'active', revision: 2 });
});

test('names are cleaned, codes follow the superior, and both are refused at their field when taken', async () => {
  const ctx = await world.as('office', world.countyA, 'key-1');
  const wish = {
    parentId: world.townA.id,
    name: ' 第３　社区（ 北）党支部',
    kind: 'branch' as const,
    ...dated,
  };
  const { id } = await found(ctx, wish);
  expect(await found(ctx, wish)).toEqual({ id });
  const made = await facts({ id });
  expect(made).toMatchObject({
    name: '第3社区（北）党支部',
    code: '990001001004',
    foundedOn: '2026-03-01',
    depth: 3,
  });
  const again = found(office, { ...wish, name: '第3社区（北）党支部', code: '990001' });
  expect(fieldsOf(await refusal(again))).toEqual([['name', 'organization.name-taken']]);
  const code = found(office, { ...wish, name: '别名党支部', code: '990001' });
  expect(fieldsOf(await refusal(code))).toEqual([['code', 'organization.code-taken']]);
  const elsewhere = await found(office, { ...wish, parentId: world.townB.id });
  const clash = move(office, { id: elsewhere.id, revision: 1, parentId: world.townA.id, ...dated });
  expect((await refusal(clash)).code).toBe('organization.name-taken');
  const found3 = await searchOrganizations(office, { query: '３社区', within: world.countyA.path });
  expect(found3.rows).toMatchObject([{ id, parentName: world.townA.name }]);
});

test('private numbers are refused at the field they stand in', async () => {
  const wish = { parentId: world.townA.id, name: '样例党支部', kind: 'branch' as const };
  const error = await refusal(
    found(office, {
      ...wish,
      secretaryName: '王强 13912345678',
      supervisionPhone: '13912345678',
      effectiveOn: '2026-02-30',
      reason: '身份证11010519491231002X',
    }),
  );
  expect(fieldsOf(error)).toEqual([
    ['secretaryName', 'input.holds-mobile'],
    ['supervisionPhone', 'input.holds-mobile'],
    ['effectiveOn', 'input.not-a-day'],
    ['reason', 'input.holds-id-number'],
  ]);
  const future = found(office, { ...wish, effectiveOn: '2026-03-03' });
  expect((await refusal(future)).code).toBe('organization.day-in-future');
});

test('a merge hands over, is previewed, dated on every side, and leaves somebody who acts', async () => {
  const town = await world.addPlace(world.countyA, '中共甲县河西镇委员会', 'committee', 'V2');
  const branch = await world.addPlace(town, '河西村党支部', 'branch', 'V3');
  await world.addPerson(branch, '吴昇');
  await world.addPerson(town, '郑玥');
  const preview = await previewChange(office, { act: 'merge', id: town.id, targetId: world.townA.id });
  expect(preview).toMatchObject({
    burden: { children: 1, people: 1 },
    node: { subordinates: 1, members: 2 },
  });
  expect(preview.refusal).toBeUndefined();
  expect((await previewChange(office, { act: 'close', id: town.id })).refusal).toMatchObject({
    code: 'organization.has-children',
  });
  const done = await merge(office, { id: town.id, revision: 1, successorId: world.townA.id, ...dated });
  expect(done).toEqual({ organizations: 1, people: 1 });
  expect((await ancestors(office, branch.id)).map(({ name }) => name)).toEqual([
    world.city.name,
    world.countyA.name,
    world.townA.name,
    branch.name,
  ]);
  expect(await facts(town)).toMatchObject({
    state: 'closed',
    closedOn: '2026-03-01',
    successorId: world.townA.id,
  });
  const kindsOf = async (id: string) => (await changesOf(office, id)).rows.map(({ kind }) => kind);
  expect(await kindsOf(town.id)).toEqual(['mergedInto']);
  expect(await kindsOf(branch.id)).toEqual(['moved']);
  expect(await kindsOf(world.townA.id)).toContain('mergedFrom');
  expect((await actingOrganization(office, town.id)).id).toBe(world.townA.id);
  expect((await children(office, world.countyA.id)).rows.map(({ id }) => id)).not.toContain(town.id);
  const audited = await world.db
    .selectFrom('audit_entry')
    .select(['action', 'organization_id'])
    .where('subject_id', '=', town.id)
    .execute();
  expect(audited).toEqual([{ action: 'organization.merge', organization_id: town.id }]);
});

test('subordinates come in pages that neither repeat nor miss one', async () => {
  const town = await world.addPlace(world.countyB, '中共乙县大镇委员会', 'committee', 'V4');
  for (let i = 0; i < 7; i += 1) {
    await found(office, { parentId: town.id, name: `第${i}村党支部`, kind: 'branch', ...dated });
  }
  const names: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await children(office, town.id, { limit: 3, ...(after ? { after } : {}) });
    names.push(...page.rows.map(({ name }) => name));
    if (!page.next) break;
    after = page.next;
  }
  expect(names).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `第${i}村党支部`));
});
