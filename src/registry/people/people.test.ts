import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWorld, type Someone, type World } from '../../../test/world.ts';
import { isDomainError, type DomainError } from '../../kernel/errors.ts';
import { SYSTEM, type Role } from '../../kernel/actor.ts';
import { withActor, type Context } from '../../platform/index.ts';
import { merge } from '../organizations/index.ts';
import {
  change,
  enroll,
  getPerson,
  leave,
  listPeople,
  personFacts,
  recountHeadcount,
  repairHeadcount,
  transfer,
} from './index.ts';

let world: World;
let office: Context;
const day = '2026-03-01';

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
const headcount = (organizationId: string) =>
  world.db
    .selectFrom('headcount')
    .select(['members', 'volunteers'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();

describe('who may change a person', () => {
  const verbs: Readonly<Record<string, (ctx: Context, person: Someone) => Promise<unknown>>> = {
    enroll: (ctx, { organization }) =>
      enroll(ctx, { organizationId: organization.id, name: '新人', kind: 'activist' }),
    change: (ctx, { id }) => change(ctx, { id, revision: 1, name: '改名', kind: 'fullMember' }),
    transfer: (ctx, { id }) =>
      transfer(ctx, { id, revision: 1, organizationId: world.branchA2.id, effectiveOn: day }),
    leave: (ctx, { id }) => leave(ctx, { id, revision: 1, leftOn: day, reason: 'deceased' }),
  };
  const unknown = ['person.not-found', 'organization.not-found'];
  const expected: readonly (readonly [
    Role,
    keyof World & ('branchA2' | 'countyB' | 'townA' | 'branchA1'),
    string[],
  ])[] = [
    ['secretary', 'branchA2', unknown],
    ['office', 'countyB', unknown],
    ['secretary', 'townA', ['access.denied']],
    ['leader', 'branchA1', ['access.denied']],
    ['member', 'branchA1', ['access.denied']],
  ];

  test.each(Object.keys(verbs))('%s', async (verb) => {
    const person = world.people.branchA1[1]!;
    const before = await personFacts(world.office, person.id);
    for (const [role, at, codes] of expected) {
      const error = await refusal(verbs[verb]!(await world.as(role, world[at]), person));
      expect(codes, `${role} at ${at}`).toContain(error.code);
    }
    expect((await refusal(verbs[verb]!(world.anonymous(), person))).code).toBe('access.signed-out');
    expect(await personFacts(world.office, person.id)).toEqual(before);
  });

  test('a secretary can neither push members to another branch nor read them there', async () => {
    const secretary = await world.as('secretary', world.branchA1);
    const own = world.people.branchA1[2]!;
    const push = transfer(secretary, {
      id: own.id,
      revision: 1,
      organizationId: world.branchA2.id,
      effectiveOn: day,
    });
    expect((await refusal(push)).code).toBe('organization.not-found');
    expect((await refusal(getPerson(secretary, world.people.branchA2[0]!.id))).code).toBe('person.not-found');
    const seen = (await listPeople(secretary)).rows.map(({ id }) => id);
    expect(new Set(seen)).toEqual(new Set(world.people.branchA1.map(({ id }) => id)));
    expect((await listPeople(world.anonymous())).rows).toEqual([]);
  });
});

test('becoming a full member, being hosted elsewhere and leaving are counted where they belong', async () => {
  const branch = await world.addPlace(world.townA, '和平村党支部', 'branch', 'P1');
  const host = await world.addPlace(world.townB, '市场党支部', 'branch', 'P2');
  const { id } = await enroll(office, {
    organizationId: branch.id,
    name: ' 买买提· 吐尔逊',
    kind: 'activist',
    joined: '2019.7',
  });
  expect(await personFacts(office, id)).toMatchObject({
    name: '买买提·吐尔逊',
    joinedOn: '2019-07-01',
    joinedPrecision: 'month',
  });
  expect(await headcount(branch.id)).toEqual({ members: 0, volunteers: 1 });
  world.clock.advance(1000);
  await change(office, { id, revision: 1, name: '买买提·吐尔逊', kind: 'fullMember', leadingCadre: 'on' });
  expect(await headcount(branch.id)).toEqual({ members: 1, volunteers: 0 });
  const hosting = { id, organizationId: branch.id, hostOrganizationId: host.id, effectiveOn: day };
  world.clock.advance(1000);
  await transfer(office, { ...hosting, revision: 2 });
  expect([await headcount(branch.id), await headcount(host.id)]).toEqual([
    { members: 0, volunteers: 0 },
    { members: 1, volunteers: 0 },
  ]);
  expect((await refusal(transfer(office, { ...hosting, revision: 3 }))).code).toBe('person.already-there');
  expect((await refusal(transfer(office, { ...hosting, revision: 1 }))).code).toBe('person.conflict');

  const [atHost, atHome] = await Promise.all([
    world
      .as('secretary', world.branchB1)
      .then((ctx) => ({ ...ctx, actor: { ...ctx.actor, grants: [grantAt(host)] } })),
    world
      .as('secretary', world.branchA1)
      .then((ctx) => ({ ...ctx, actor: { ...ctx.actor, grants: [grantAt(branch)] } })),
  ]);
  expect((await listPeople(atHost, { mobile: 'in' })).rows).toMatchObject([
    { id, organizationName: branch.name },
  ]);
  expect((await listPeople(atHome)).rows).toEqual([]);
  expect((await listPeople(atHome, { mobile: 'out' })).rows).toMatchObject([
    { id, hostOrganizationName: host.name },
  ]);
  expect((await getPerson(atHome, id)).mayChange).toBe(true);

  world.clock.advance(1000);
  await leave(office, { id, revision: 3, leftOn: day, reason: 'transferredOut' });
  expect(await headcount(host.id)).toEqual({ members: 0, volunteers: 0 });
  expect((await refusal(leave(office, { id, revision: 4, leftOn: day, reason: 'deceased' }))).code).toBe(
    'person.has-left',
  );
  expect((await listPeople(office, { within: host.path, left: true })).rows).toMatchObject([{ id }]);
  expect((await getPerson(office, id)).history.map(({ action }) => action)).toEqual([
    'person.leave',
    'person.transfer',
    'person.change',
    'person.enroll',
  ]);
  expect(await recountHeadcount(office, '/')).toEqual([]);
});

const grantAt = (place: { id: string; path: string }) => ({
  role: 'secretary' as const,
  organizationId: place.id,
  path: place.path,
});

test('a merge takes hosted members along; a host that becomes the home is no host any more', async () => {
  const [home, host, other] = [
    await world.addPlace(world.townA, '流出村党支部', 'branch', 'H1'),
    await world.addPlace(world.townA, '流入市场党支部', 'branch', 'H2'),
    await world.addPlace(world.townA, '新市场党支部', 'branch', 'H3'),
  ];
  const away = { organizationId: home.id, hostOrganizationId: host.id, kind: 'fullMember' as const };
  const { id } = await enroll(office, { ...away, name: '外出党员' });
  await merge(office, { id: host.id, revision: 1, successorId: other.id, effectiveOn: day });
  expect(await personFacts(office, id)).toMatchObject({
    organizationId: home.id,
    hostOrganizationId: other.id,
    countedOrganizationId: other.id,
  });
  await merge(office, { id: other.id, revision: 1, successorId: home.id, effectiveOn: day });
  expect(await personFacts(office, id)).toMatchObject({
    organizationId: home.id,
    hostOrganizationId: null,
    countedOrganizationId: home.id,
  });
  expect(await headcount(home.id)).toEqual({ members: 1, volunteers: 0 });
  expect(await recountHeadcount(office, '/')).toEqual([]);
});

test('a headcount gone wrong is found and set right', async () => {
  const { id, path } = world.branchB1;
  await world.db.updateTable('headcount').set({ members: 9 }).where('organization_id', '=', id).execute();
  const drift = [{ organizationId: id, column: 'members', counted: 3, stored: 9 }];
  expect(await recountHeadcount(office, world.countyA.path)).toEqual([]);
  expect(await recountHeadcount(office, path)).toEqual(drift);
  expect(await repairHeadcount(withActor(world.office, SYSTEM))).toEqual(drift);
  expect(await recountHeadcount(office, '/')).toEqual([]);
});

test('namesakes, rare characters and padding: everybody is listed once, in pages, and found by name', async () => {
  const branch = await world.addPlace(world.townB, '大学党支部', 'branch', 'P3');
  const names = ['王　强', '王强', '𬱖 犇', 'ＡＢ', '王强强', '程䶮', '小王强'];
  for (const name of names) await enroll(office, { organizationId: branch.id, name, kind: 'fullMember' });
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await listPeople(office, { within: branch.path }, { limit: 2, ...(after ? { after } : {}) });
    seen.push(...page.rows.map(({ name }) => name));
    if (!page.next) break;
    after = page.next;
  }
  expect(seen.toSorted()).toEqual(['王强', '王强', '𬱖犇', 'AB', '王强强', '程䶮', '小王强'].toSorted());
  const found = async (name: string) =>
    (await listPeople(office, { within: branch.path, name })).rows.map((row) => row.name).toSorted();
  expect(await found('王 强')).toEqual(['王强', '王强', '王强强', '小王强'].toSorted());
  expect(await found('𬱖')).toEqual(['𬱖犇']);
  expect(await found('强王')).toEqual([]);
  const all = await listPeople(office, { within: branch.path });
  const twin = all.rows.find(({ name }) => name === '王强')!;
  expect((await getPerson(office, twin.id)).namesakes).toBe(1);
});

test('input is refused at its field', async () => {
  const error = await refusal(
    enroll(office, {
      organizationId: world.branchA1.id,
      name: '李敏13912345678',
      kind: 'member' as 'activist',
      post: '身份证 110105 19491231 002X',
      joined: '2019年13月',
    }),
  );
  expect(fieldsOf(error)).toEqual([
    ['name', 'input.holds-mobile'],
    ['kind', 'input.missing'],
    ['post', 'input.holds-id-number'],
    ['joined', 'person.bad-joined-day'],
  ]);
  const nowhere = enroll(office, { organizationId: world.city.id, name: '李敏', kind: 'activist' });
  expect((await refusal(nowhere)).code).toBe('person.organization-without-roster');
  const late = leave(office, {
    id: world.people.branchA1[0]!.id,
    revision: 1,
    leftOn: '2026-03-03',
    reason: 'deceased',
  });
  expect(fieldsOf(await refusal(late))).toEqual([['leftOn', 'person.day-in-future']]);
});
