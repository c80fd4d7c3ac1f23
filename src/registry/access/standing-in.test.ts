import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import { withActor, type Context } from '../../platform/index.ts';
import {
  actorOfAccount,
  delegate,
  delegatesOf,
  endDelegation,
  forgetView,
  ownDelegations,
  savedViews,
  saveView,
} from './index.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.close());

const rolesOf = async (ctx: Context) =>
  ((await actorOfAccount(world.office, ctx.actor.accountId!))?.grants ?? [])
    .map(({ role }) => role)
    .toSorted();

describe('standing in', () => {
  it('gives the office for its days, to somebody of the place or of its superior, and ends early when asked', async () => {
    const secretary = await world.as('secretary', world.branchA1);
    const clerk = await world.as('clerk', world.branchA1);
    const above = await world.as('secretary', world.townA);
    const names = (await delegatesOf(secretary, world.branchA1.id)).map(({ accountId }) => accountId);
    expect(names).toEqual(expect.arrayContaining([clerk.actor.accountId, above.actor.accountId]));
    expect(names).not.toContain(secretary.actor.accountId);
    const wish = {
      organizationId: world.branchA1.id,
      accountId: clerk.actor.accountId!,
      fromDay: '2026-03-03',
      untilDay: '2026-03-05',
      reason: '外出培训',
    };
    const { id } = await delegate(secretary, wish);
    expect(await rolesOf(clerk)).toEqual(['clerk']);
    world.clock.advanceDays(1);
    expect(await rolesOf(clerk)).toEqual(['clerk', 'secretary']);
    const standIn = withActor(world.office, (await actorOfAccount(world.office, clerk.actor.accountId!))!);
    await expect(
      delegate(standIn, { ...wish, accountId: above.actor.accountId!, fromDay: '2026-03-03' }),
    ).rejects.toThrow('access.denied');
    expect(await ownDelegations(secretary)).toMatchObject([{ id, role: 'secretary', reason: '外出培训' }]);
    for (const stranger of [clerk, above, await world.as('secretary', world.branchA2)]) {
      await expect(endDelegation(stranger, id)).rejects.toThrow('account.not-found');
    }
    await endDelegation(secretary, id);
    expect(await rolesOf(clerk)).toEqual(['clerk']);
    expect(await ownDelegations(secretary)).toEqual([]);
    const { id: past } = await delegate(secretary, wish);
    world.clock.advanceDays(3);
    expect(await rolesOf(clerk)).toEqual(['clerk']);
    expect((await ownDelegations(secretary)).map((one) => one.id)).not.toContain(past);
  });

  it('refuses strangers, days that cannot be, and people from elsewhere, at the field', async () => {
    const town = await world.as('secretary', world.townA);
    const clerk = await world.as('clerk', world.townA);
    const day = world.clock.today();
    const wish = {
      organizationId: world.townA.id,
      accountId: clerk.actor.accountId!,
      fromDay: day,
      untilDay: day,
      reason: '休假',
    };
    for (const stranger of [
      clerk,
      await world.as('secretary', world.branchA1),
      await world.as('office', world.countyA),
      await world.as('secretary', world.townB),
    ]) {
      await expect(delegate(stranger, wish)).rejects.toThrow(/denied|not-found/);
    }
    await expect(delegate(world.anonymous(), wish)).rejects.toThrow('access.signed-out');
    const elsewhere = (await world.as('clerk', world.branchB1)).actor.accountId!;
    const refused: readonly (readonly [object, string, string])[] = [
      [{ accountId: elsewhere }, 'accountId', 'access.cannot-stand-in'],
      [{ fromDay: '2026-01-01' }, 'fromDay', 'letter.day-past'],
      [{ untilDay: '2026-03-01' }, 'untilDay', 'access.until-before-from'],
      [{ untilDay: '2026-12-01' }, 'untilDay', 'access.absence-too-long'],
      [{ reason: ' ' }, 'reason', 'input.missing'],
    ];
    for (const [change, field, code] of refused) {
      await expect(delegate(town, { ...wish, ...change }), code).rejects.toMatchObject({
        detail: { fields: [{ field, code }] },
      });
    }
  });
});

it('filters of a list are kept for their account alone, a name once', async () => {
  const one = await world.as('office', world.countyA);
  const other = await world.as('office', world.countyB);
  const page = '2-review';
  await saveView(one, { page, name: '逾期', query: 'overdue=' });
  const { id } = await saveView(one, { page, name: '逾期', query: 'overdue=&committer=person' });
  expect(await savedViews(one, page)).toEqual([{ id, name: '逾期', query: 'overdue=&committer=person' }]);
  expect(await savedViews(other, page)).toEqual([]);
  await forgetView(other, id);
  expect(await savedViews(one, page)).toHaveLength(1);
  await forgetView(one, id);
  expect(await savedViews(one, page)).toEqual([]);
  for (let i = 0; i < 20; i += 1) await saveView(one, { page, name: `视图${i}`, query: '' });
  await expect(saveView(one, { page, name: '再一个', query: '' })).rejects.toThrow('access.too-many-views');
});
