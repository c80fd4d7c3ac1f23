import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browser, activated, actorWith, failure, invited, MINUTE, PASSWORD } from '../../../test/accounts.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { withActor, type Context } from '../../platform/index.ts';
import {
  actorOfSession,
  changePassword,
  disable,
  enable,
  endGrant,
  grantRole,
  issueSlip,
  ownSessions,
  revokeSession,
  signIn,
  signOut,
} from './index.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => {
  world.clock.set('2026-03-02T02:00:00Z');
});
afterAll(() => world.close());

describe('sessions', () => {
  it('rotate at sign-in and end at sign-out', async () => {
    const { login, token } = await activated(world);
    const second = await signIn(world.office, {
      login,
      password: PASSWORD,
      previousToken: token,
      ...browser(),
    });
    expect(second.token).not.toBe(token);
    expect(await actorOfSession(world.office, token)).toBeNull();
    const ctx = withActor(world.office, await actorWith(world, second.token));
    await signOut(ctx, second.token);
    expect(await actorOfSession(world.office, second.token)).toBeNull();
    expect(await actorOfSession(world.office, undefined)).toBeNull();
    expect(await actorOfSession(world.office, 'forged')).toBeNull();
  });

  it('end after 30 idle minutes and after 12 hours at most', async () => {
    const { login, token } = await activated(world);
    world.clock.advance(29 * MINUTE);
    expect(await actorOfSession(world.office, token)).not.toBeNull();
    world.clock.advance(29 * MINUTE);
    expect(await actorOfSession(world.office, token)).not.toBeNull();
    world.clock.advance(30 * MINUTE);
    expect(await actorOfSession(world.office, token)).toBeNull();

    const second = await signIn(world.office, { login, password: PASSWORD, ...browser() });
    for (let i = 0; i < 35; i += 1) {
      world.clock.advance(20 * MINUTE);
      expect(await actorOfSession(world.office, second.token)).not.toBeNull();
    }
    world.clock.advance(20 * MINUTE);
    expect(await actorOfSession(world.office, second.token)).toBeNull();
  });

  it('write down at most once a minute that they were seen', async () => {
    const { token, accountId } = await activated(world);
    const seenAt = async () =>
      (
        await world.db
          .selectFrom('session')
          .select('seen_at')
          .where('account_id', '=', accountId)
          .executeTakeFirstOrThrow()
      ).seen_at.toISOString();
    const first = await seenAt();
    world.clock.advance(MINUTE - 1);
    await actorWith(world, token);
    expect(await seenAt()).toBe(first);
    world.clock.advance(1);
    await actorWith(world, token);
    expect(await seenAt()).toBe(world.clock.now().toISOString());
  });

  it('are listed and revoked by their owner only', async () => {
    const [mine, theirs] = [await activated(world), await activated(world)];
    const second = await signIn(world.office, { login: mine.login, password: PASSWORD, ...browser() });
    const ctx = withActor(world.office, await actorWith(world, mine.token));
    const sessions = await ownSessions(ctx, mine.token);
    expect(sessions.map((session) => session.current).toSorted()).toEqual([false, true]);
    const other = withActor(world.office, await actorWith(world, theirs.token));
    const target = sessions.find((session) => !session.current)!;
    expect(await failure(revokeSession(other, target.id))).toBe('session.not-found');
    await revokeSession(ctx, target.id);
    expect(await actorOfSession(world.office, second.token)).toBeNull();
    expect(await actorOfSession(world.office, mine.token)).not.toBeNull();
  });

  it('all end with a changed password, a new slip and a disabled account', async () => {
    const office = await world.as('office', world.townA);
    const { login, token, accountId } = await activated(world);
    const other = await signIn(world.office, { login, password: PASSWORD, ...browser() });
    const ctx = withActor(world.office, await actorWith(world, token));
    const change = (currentPassword: string, password: string) =>
      changePassword(ctx, { currentPassword, password, device: '' });
    expect(await failure(change('wrong', '另一个足够长的新密码啊'))).toBe(
      'input.invalid password: access.password-too-short',
    );
    expect(await failure(change('wrong', '另一个足够长的新密码，十月'))).toBe(
      'input.invalid currentPassword: access.password-wrong',
    );
    const next = await change(PASSWORD, '另一个足够长的新密码，十月');
    expect(await actorOfSession(world.office, token)).toBeNull();
    expect(await actorOfSession(world.office, other.token)).toBeNull();
    expect(await actorOfSession(world.office, next.token)).not.toBeNull();

    await disable(office, accountId);
    expect(await actorOfSession(world.office, next.token)).toBeNull();
    await enable(office, accountId);
    expect(await actorOfSession(world.office, next.token)).toBeNull();
    const again = await signIn(world.office, { login, password: '另一个足够长的新密码，十月', ...browser() });
    await issueSlip(office, accountId);
    expect(await actorOfSession(world.office, again.token)).toBeNull();
    expect(
      await failure(signIn(world.office, { login, password: '另一个足够长的新密码，十月', ...browser() })),
    ).toBe('access.sign-in-failed');
  });
});

describe('grants', () => {
  it('count from their first to their last day and end at once', async () => {
    const office = await world.as('office', world.townA);
    const { token, accountId } = await activated(world, { fromDay: '2026-03-02', untilDay: '2026-03-02' });
    const roles = async () => (await actorWith(world, token)).grants.map((grant) => grant.role);
    expect(await roles()).toEqual(['secretary']);
    const later = { accountId, organizationId: world.branchA1.id, role: 'clerk', fromDay: '2026-03-03' };
    const { id } = await grantRole(office, later);
    expect(await roles()).toEqual(['secretary']);
    expect(await failure(grantRole(office, later))).toBe('access.grant-exists');

    // 2 March ends in Shanghai when it is 16:00 in Greenwich.
    await world.db.updateTable('session').set({ expires_at: '2026-03-10T00:00:00Z' }).execute();
    await world.db.updateTable('session').set({ seen_at: '2026-03-02T15:50:00Z' }).execute();
    world.clock.set('2026-03-02T15:59:00Z');
    expect(await roles()).toEqual(['secretary']);
    world.clock.set('2026-03-02T16:00:00Z');
    expect(await roles()).toEqual(['clerk']);
    await endGrant(office, id);
    expect(await roles()).toEqual([]);
    expect(await failure(endGrant(office, id))).toBe('account.conflict');
  });

  it('follow the organization when it moves', async () => {
    const { token } = await activated(world, { organizationId: world.branchA2.id });
    const moved = `${world.townA.path}moved/`;
    await world.db
      .updateTable('organization')
      .set({ path: moved })
      .where('id', '=', world.branchA2.id)
      .execute();
    expect((await actorWith(world, token)).grants[0]?.path).toBe(moved);
    await world.db
      .updateTable('organization')
      .set({ path: world.branchA2.path })
      .where('id', '=', world.branchA2.id)
      .execute();
  });

  it('are given only in the own subtree, never to oneself, never by others than the office', async () => {
    const town = await world.as('office', world.townA);
    const { accountId } = await activated(world);
    const grant = (ctx: Context, organizationId: string, account = accountId) =>
      failure(grantRole(ctx, { accountId: account, organizationId, role: 'clerk' }));
    expect(await grant(town, world.branchA2.id)).toBe('no failure');
    expect(await grant(town, world.branchB1.id)).toBe('account.not-found');
    expect(await grant(town, world.countyA.id)).toBe('account.not-found');
    expect(await grant(town, world.branchA1.id, town.actor.accountId)).toBe('access.own-account');
    expect(await grant(await world.as('office', world.townB), world.branchB1.id)).toBe('account.not-found');
    expect(await grant(await world.as('secretary', world.townA), world.branchA1.id)).toBe('access.denied');
    expect(await failure(invited(world, town, { organizationId: world.countyA.id }))).toBe(
      'account.not-found',
    );
    expect(await failure(invited(world, world.anonymous()))).toBe('access.signed-out');
  });
});
