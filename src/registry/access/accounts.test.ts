import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import type { Actor } from '../../kernel/actor.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { withActor, type Context } from '../../platform/index.ts';
import {
  activate,
  actorOfSession,
  changePassword,
  disable,
  enable,
  endGrant,
  grantRole,
  invite,
  issueSlip,
  issueSlips,
  inviteSubordinates,
  listAccounts,
  ownSessions,
  revokeSession,
  showAccount,
  signIn,
  signOut,
  suggestLogin,
  type ActivationSlip,
} from './index.ts';
import { hashPassword } from './password-hash.ts';

const PASSWORD = '柳泉村的桂花-十月里盛开';
const MINUTE = 60_000;

let world: World;
let logins = 0;
let addresses = 0;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => {
  world.clock.set('2026-03-02T02:00:00Z');
});
afterAll(() => world.close());

const failure = async (act: Promise<unknown>): Promise<unknown> => {
  const error = await act.then(
    () => 'no failure',
    (thrown: unknown) => thrown,
  );
  if (!isDomainError(error)) return error;
  const fields = error.detail.fields?.map((fault) => `${fault.field}: ${fault.code}`) ?? [];
  return [error.code, ...fields].join(' ');
};
const browser = () => ({ device: 'Firefox', address: `10.0.0.${(addresses += 1)}` });
const invited = async (ctx: Context, more: Record<string, unknown> = {}): Promise<ActivationSlip> =>
  invite(ctx, {
    login: `login-${(logins += 1)}`,
    name: '柳泉村党支部书记',
    organizationId: world.branchA1.id,
    roles: ['secretary'],
    ...more,
  });
const activated = async (more: Record<string, unknown> = {}) => {
  const slip = await invited(await world.as('office', world.townA), more);
  const session = await activate(world.office, { ...slip, password: PASSWORD, ...browser() });
  return { ...slip, ...session };
};
const actorWith = async (token: string): Promise<Actor> => {
  const actor = await actorOfSession(world.office, token);
  if (!actor) throw new Error('signed out');
  return actor;
};
const auditOf = async (accountId: string): Promise<string[]> =>
  (
    await world.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_kind', '=', 'account')
      .where('subject_id', '=', accountId)
      .orderBy('id')
      .execute()
  ).map((row) => row.action);

describe('activation', () => {
  it('takes the slip once, keeps only hashes, and signs in', async () => {
    const slip = await invited(await world.as('office', world.townA));
    expect(slip.slipCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = ` ${slip.slipCode.toLowerCase().replaceAll('-', ' ')} `;
    const session = await activate(world.office, {
      login: slip.login.toUpperCase(),
      slipCode: typed,
      password: PASSWORD,
      ...browser(),
    });
    expect((await actorWith(session.token)).grants).toEqual([
      { role: 'secretary', organizationId: world.branchA1.id, path: world.branchA1.path },
    ]);
    const stored = JSON.stringify(
      await world.db
        .selectFrom('account')
        .selectAll()
        .where('id', '=', slip.accountId)
        .executeTakeFirstOrThrow(),
    );
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(stored).not.toContain(PASSWORD);
    expect(await failure(activate(world.office, { ...slip, password: PASSWORD, ...browser() }))).toBe(
      'access.activation-failed',
    );
    expect((await auditOf(slip.accountId)).toSorted()).toEqual([
      'account.activated',
      'account.activation-failed',
      'account.invite',
    ]);
  });

  it('counts once when the slip is sent twice at the same moment', async () => {
    const slip = await invited(await world.as('office', world.townA));
    const both = await Promise.allSettled(
      [1, 2].map(() => activate(world.office, { ...slip, password: PASSWORD, ...browser() })),
    );
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('fails alike for an unknown login, a foreign code, a used and an expired slip', async () => {
    const ctx = await world.as('office', world.townA);
    const [slip, other] = [await invited(ctx), await invited(ctx)];
    const send = (login: string, slipCode: string) =>
      failure(activate(world.office, { login, slipCode, password: PASSWORD, ...browser() }));
    expect(await send('nobody-here', slip.slipCode)).toBe('access.activation-failed');
    expect(await send(other.login, slip.slipCode)).toBe('access.activation-failed');
    world.clock.advanceDays(31);
    expect(await send(slip.login, slip.slipCode)).toBe('access.activation-failed');
  });

  it('refuses weak passwords and misread codes at their fields, without spending a try', async () => {
    const slip = await invited(await world.as('office', world.townA));
    const misread = slip.slipCode.replace(/^./, (letter) => (letter === '7' ? '8' : '7'));
    const send = (slipCode: string, password: string) =>
      failure(activate(world.office, { ...slip, slipCode, password, ...browser() }));
    for (let i = 0; i < 3; i += 1) {
      expect(await send(misread, '短')).toBe(
        'input.invalid slipCode: access.slip-misread password: access.password-too-short',
      );
      expect(await send(slip.slipCode, `${slip.login}-2026-abc`)).toBe(
        'input.invalid password: access.password-holds-login',
      );
      expect(await send(slip.slipCode, 'password123456')).toBe(
        'input.invalid password: access.password-common',
      );
    }
    expect(await send(slip.slipCode, PASSWORD)).toBe('no failure');
  });
});

describe('sign-in', () => {
  it('fails alike for an unknown login, a wrong password, an invited, a disabled and a locked account', async () => {
    const office = await world.as('office', world.townA);
    const active = await activated();
    const locked = await activated();
    const disabled = await activated();
    const waiting = await invited(office);
    await disable(office, disabled.accountId);
    const send = (login: string, password: string) =>
      failure(signIn(world.office, { login, password, ...browser() }));
    for (let i = 0; i < 5; i += 1) await send(locked.login, 'wrong');
    const failures = [
      await send('nobody-here', PASSWORD),
      await send(active.login, `${PASSWORD}!`),
      await send(waiting.login, PASSWORD),
      await send(disabled.login, PASSWORD),
      await send(locked.login, PASSWORD),
    ];
    expect(new Set(failures)).toEqual(new Set(['access.sign-in-failed']));
  });

  it('locks after five failures, also when they come at once, and opens again after 15 minutes', async () => {
    const { login, accountId } = await activated();
    const send = (password: string) => failure(signIn(world.office, { login, password, ...browser() }));
    await Promise.all(Array.from({ length: 5 }, () => send('wrong')));
    expect(await send(PASSWORD)).toBe('access.sign-in-failed');
    world.clock.advance(14 * MINUTE);
    expect(await send(PASSWORD)).toBe('access.sign-in-failed');
    world.clock.advance(MINUTE);
    expect(await send(PASSWORD)).toBe('no failure');
    expect((await auditOf(accountId)).filter((action) => action === 'account.sign-in-failed')).toHaveLength(
      5,
    );
  });

  it('forgets failures after a success', async () => {
    const { login } = await activated();
    const send = (password: string) => failure(signIn(world.office, { login, password, ...browser() }));
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) await send('wrong');
      expect(await send(PASSWORD)).toBe('no failure');
    }
  });

  it('slows an address down that fails on many logins', async () => {
    const { login } = await activated();
    const address = '10.9.9.9';
    const send = (name: string) =>
      failure(signIn(world.office, { login: name, password: PASSWORD, device: '', address }));
    await Promise.all(Array.from({ length: 30 }, (_, i) => send(`guess-${i}`)));
    expect(await send(login)).toBe('access.too-many-tries');
    world.clock.advance(15 * MINUTE);
    expect(await send(login)).toBe('no failure');
  });

  it('keeps full-width and plain letters of a password apart from nothing but their width', async () => {
    const { login } = await activated();
    const wide = PASSWORD.replace('-', '－');
    expect(await failure(signIn(world.office, { login: ` ${login} `, password: wide, ...browser() }))).toBe(
      'no failure',
    );
  });
});

describe('sessions', () => {
  it('rotate at sign-in and end at sign-out', async () => {
    const { login, token } = await activated();
    const second = await signIn(world.office, {
      login,
      password: PASSWORD,
      previousToken: token,
      ...browser(),
    });
    expect(second.token).not.toBe(token);
    expect(await actorOfSession(world.office, token)).toBeNull();
    const ctx = withActor(world.office, await actorWith(second.token));
    await signOut(ctx, second.token);
    expect(await actorOfSession(world.office, second.token)).toBeNull();
    expect(await actorOfSession(world.office, undefined)).toBeNull();
    expect(await actorOfSession(world.office, 'forged')).toBeNull();
  });

  it('end after 30 idle minutes and after 12 hours at most', async () => {
    const { login, token } = await activated();
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
    const { token, accountId } = await activated();
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
    await actorWith(token);
    expect(await seenAt()).toBe(first);
    world.clock.advance(1);
    await actorWith(token);
    expect(await seenAt()).toBe(world.clock.now().toISOString());
  });

  it('are listed and revoked by their owner only', async () => {
    const [mine, theirs] = [await activated(), await activated()];
    const second = await signIn(world.office, { login: mine.login, password: PASSWORD, ...browser() });
    const ctx = withActor(world.office, await actorWith(mine.token));
    const sessions = await ownSessions(ctx, mine.token);
    expect(sessions.map((session) => session.current).toSorted()).toEqual([false, true]);
    const other = withActor(world.office, await actorWith(theirs.token));
    const target = sessions.find((session) => !session.current)!;
    expect(await failure(revokeSession(other, target.id))).toBe('session.not-found');
    await revokeSession(ctx, target.id);
    expect(await actorOfSession(world.office, second.token)).toBeNull();
    expect(await actorOfSession(world.office, mine.token)).not.toBeNull();
  });

  it('all end with a changed password, a new slip and a disabled account', async () => {
    const office = await world.as('office', world.townA);
    const { login, token, accountId } = await activated();
    const other = await signIn(world.office, { login, password: PASSWORD, ...browser() });
    const ctx = withActor(world.office, await actorWith(token));
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
    const { token, accountId } = await activated({ fromDay: '2026-03-02', untilDay: '2026-03-02' });
    const roles = async () => (await actorWith(token)).grants.map((grant) => grant.role);
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
    const { token } = await activated({ organizationId: world.branchA2.id });
    const moved = `${world.townA.path}moved/`;
    await world.db
      .updateTable('organization')
      .set({ path: moved })
      .where('id', '=', world.branchA2.id)
      .execute();
    expect((await actorWith(token)).grants[0]?.path).toBe(moved);
    await world.db
      .updateTable('organization')
      .set({ path: world.branchA2.path })
      .where('id', '=', world.branchA2.id)
      .execute();
  });

  it('are given only in the own subtree, never to oneself, never by others than the office', async () => {
    const town = await world.as('office', world.townA);
    const { accountId } = await activated();
    const grant = (ctx: Context, organizationId: string, account = accountId) =>
      failure(grantRole(ctx, { accountId: account, organizationId, role: 'clerk' }));
    expect(await grant(town, world.branchA2.id)).toBe('no failure');
    expect(await grant(town, world.branchB1.id)).toBe('account.not-found');
    expect(await grant(town, world.countyA.id)).toBe('account.not-found');
    expect(await grant(town, world.branchA1.id, town.actor.accountId)).toBe('access.own-account');
    expect(await grant(await world.as('office', world.townB), world.branchB1.id)).toBe('account.not-found');
    expect(await grant(await world.as('secretary', world.townA), world.branchA1.id)).toBe('access.denied');
    expect(await failure(invited(town, { organizationId: world.countyA.id }))).toBe('account.not-found');
    expect(await failure(invited(world.anonymous()))).toBe('access.signed-out');
  });
});

describe('managing accounts', () => {
  it('never reaches an account that also stands outside the subtree', async () => {
    const city = await world.as('office', world.city);
    const slip = await invite(city, {
      login: 'city-officer',
      name: '市委活动办',
      organizationId: world.city.id,
      roles: ['office'],
    });
    const { id } = await grantRole(city, {
      accountId: slip.accountId,
      organizationId: world.branchA1.id,
      role: 'secretary',
    });
    const town = await world.as('office', world.townA);
    for (const act of [issueSlip, disable, enable]) {
      expect(await failure(act(town, slip.accountId))).toBe('access.beyond-scope');
    }
    expect((await showAccount(town, slip.accountId)).manageable).toBe('beyond-scope');
    expect((await showAccount(town, slip.accountId)).grants.map((grant) => grant.role)).toEqual([
      'secretary',
    ]);
    expect(await failure(issueSlip(await world.as('office', world.townB), slip.accountId))).toBe(
      'account.not-found',
    );
    await endGrant(town, id);
    expect(await failure(showAccount(town, slip.accountId))).toBe('account.not-found');
    expect(await failure(issueSlip(city, slip.accountId))).toBe('no failure');
  });

  it('never lends the person of another place, nor takes over one who has a duty here', async () => {
    const town = await world.as('office', world.townA);
    const stranger = await world.addPerson(world.countyA, '县里干部');
    const invitation = { organizationId: world.branchA1.id, personId: stranger.id };
    expect(await failure(invited(town, invitation))).toBe('input.invalid personId: access.person-elsewhere');
    const slip = await invited(await world.as('office', world.countyA), invitation);
    expect(slip.name).toBe('县里干部');
    expect(await failure(issueSlip(town, slip.accountId))).toBe('access.beyond-scope');
    const twice = invited(await world.as('office', world.countyA), invitation);
    expect(await failure(twice)).toBe('input.invalid personId: access.person-has-account');
  });

  it('refuses oneself, taken logins, and input with faults at its fields', async () => {
    const town = await world.as('office', world.townA);
    const own = town.actor.accountId!;
    for (const act of [issueSlip, disable]) expect(await failure(act(town, own))).toBe('access.own-account');
    const slip = await invited(town);
    expect(await failure(invited(town, { login: slip.login.toUpperCase() }))).toBe(
      'input.invalid login: access.login-taken',
    );
    expect(await failure(invited(town, { login: 'a b', name: '', roles: ['king'] }))).toBe(
      'input.invalid login: access.login-malformed roles.0: input.malformed',
    );
    expect(await failure(invited(town, { name: ' ' }))).toBe('input.invalid name: input.missing');
    expect(await failure(invited(town, { fromDay: '2026-03-02', untilDay: '2026-03-01' }))).toBe(
      'input.invalid untilDay: access.until-before-from',
    );
  });

  it('prints slips for those who still wait, and the last printed one counts', async () => {
    const town = await world.as('office', world.townA);
    const [waiting, active] = [await invited(town), await activated()];
    const slips = await issueSlips(town, [waiting.accountId, active.accountId]);
    expect(slips.map((slip) => slip.login)).toEqual([waiting.login]);
    const open = (slipCode: string) =>
      failure(activate(world.office, { login: waiting.login, slipCode, password: PASSWORD, ...browser() }));
    expect(await open(waiting.slipCode)).toBe('access.activation-failed');
    expect(await open(slips[0]!.slipCode)).toBe('no failure');
    expect(await failure(issueSlips(town, [active.accountId]))).toBe('access.no-slip-due');
  });

  it('lists the subtree by login, page by page, with filters', async () => {
    const place = await world.addPlace(world.countyB, '列表镇党委', 'committee', 'list-1');
    const below = await world.addPlace(place, '列表村党支部', 'branch', 'list-2');
    const office = await world.as('office', place);
    for (const login of ['list-c', 'list-a', 'list-b']) {
      await invited(office, { login, name: `账号${login}`, organizationId: below.id });
    }
    const all = await listAccounts(office, {}, { limit: 2 });
    expect(all.rows).toHaveLength(2);
    const rest = await listAccounts(office, {}, { limit: 2, after: all.next! });
    expect([...all.rows, ...rest.rows].map((row) => row.login)).toEqual(
      ['list-a', 'list-b', 'list-c', (await showAccount(office, office.actor.accountId!)).login].toSorted(),
    );
    const logins = async (filter: Parameters<typeof listAccounts>[1]) =>
      (await listAccounts(office, filter)).rows.map((row) => row.login);
    expect(await logins({ text: '账号LIST-B' })).toEqual(['list-b']);
    expect(await logins({ text: '%' })).toEqual([]);
    expect(await logins({ role: 'office' })).toHaveLength(1);
    expect(await logins({ organizationId: below.id, state: 'invited' })).toEqual([
      'list-a',
      'list-b',
      'list-c',
    ]);
    expect(await logins({ organizationId: world.townA.id })).toEqual([]);
    expect((await listAccounts(await world.as('secretary', place))).rows).toEqual([]);
    expect((await listAccounts(world.anonymous())).rows).toEqual([]);
  });

  it('opens secretary accounts for subordinates that have none, and goes on where it stopped', async () => {
    const county = await world.as('office', world.countyB);
    const place = await world.addPlace(world.countyB, '批量镇党委', 'committee', 'batch');
    const first = await world.addPlace(place, '一村党支部', 'branch', 'batch-1');
    await world.addPlace(place, '二村党支部', 'branch', 'batch-2');
    await invited(county, { login: 'batch-2', organizationId: first.id });
    const slips = await inviteSubordinates(county, place.id);
    expect(slips.map((slip) => [slip.login, slip.name])).toEqual([['batch-2-2', '二村党支部']]);
    expect(await failure(inviteSubordinates(county, place.id))).toBe('access.no-subordinate-without-account');
    expect(await failure(inviteSubordinates(await world.as('office', world.townA), place.id))).toBe(
      'account.not-found',
    );
  });

  it('suggests the code of the organization as login', async () => {
    const town = await world.as('office', world.townA);
    expect(await suggestLogin(town, world.branchA2.id)).toBe(world.branchA2.code);
    await invited(town, { login: world.branchA2.code });
    expect(await suggestLogin(town, world.branchA2.id)).toBe(`${world.branchA2.code}-2`);
  });
});

it('hashes at most two passwords at a time and answers all', async () => {
  const hashes = await Promise.all(Array.from({ length: 6 }, () => hashPassword(PASSWORD)));
  expect(new Set(hashes).size).toBe(6);
});
