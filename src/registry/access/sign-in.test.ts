import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  browser,
  activated,
  actorWith,
  auditOf,
  failure,
  invited,
  MINUTE,
  PASSWORD,
} from '../../../test/accounts.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { activate, disable, signIn } from './index.ts';
import { hashPassword } from './password-hash.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => {
  world.clock.set('2026-03-02T02:00:00Z');
});
afterAll(() => world.close());

describe('activation', () => {
  it('takes the slip once, keeps only hashes, and signs in', async () => {
    const slip = await invited(world, await world.as('office', world.townA));
    expect(slip.slipCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = ` ${slip.slipCode.toLowerCase().replaceAll('-', ' ')} `;
    const session = await activate(world.office, {
      login: slip.login.toUpperCase(),
      slipCode: typed,
      password: PASSWORD,
      ...browser(),
    });
    expect((await actorWith(world, session.token)).grants).toEqual([
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
    expect(await auditOf(world, slip.accountId)).toEqual([
      'account.activated',
      'account.activation-failed',
      'account.invite',
    ]);
  });

  it('counts once when the slip is sent twice at the same moment', async () => {
    const slip = await invited(world, await world.as('office', world.townA));
    const both = await Promise.allSettled(
      [1, 2].map(() => activate(world.office, { ...slip, password: PASSWORD, ...browser() })),
    );
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('fails alike for an unknown login, a foreign code, a used and an expired slip', async () => {
    const ctx = await world.as('office', world.townA);
    const [slip, other] = [await invited(world, ctx), await invited(world, ctx)];
    const send = (login: string, slipCode: string) =>
      failure(activate(world.office, { login, slipCode, password: PASSWORD, ...browser() }));
    expect(await send('nobody-here', slip.slipCode)).toBe('access.activation-failed');
    expect(await send(other.login, slip.slipCode)).toBe('access.activation-failed');
    world.clock.advanceDays(31);
    expect(await send(slip.login, slip.slipCode)).toBe('access.activation-failed');
  });

  it('refuses weak passwords and misread codes at their fields, without spending a try', async () => {
    const slip = await invited(world, await world.as('office', world.townA));
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
    const active = await activated(world);
    const locked = await activated(world);
    const disabled = await activated(world);
    const waiting = await invited(world, office);
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
    const { login, accountId } = await activated(world);
    const send = (password: string) => failure(signIn(world.office, { login, password, ...browser() }));
    await Promise.all(Array.from({ length: 5 }, () => send('wrong')));
    expect(await send(PASSWORD)).toBe('access.sign-in-failed');
    world.clock.advance(14 * MINUTE);
    expect(await send(PASSWORD)).toBe('access.sign-in-failed');
    world.clock.advance(MINUTE);
    expect(await send(PASSWORD)).toBe('no failure');
    expect(
      (await auditOf(world, accountId)).filter((action) => action === 'account.sign-in-failed'),
    ).toHaveLength(5);
  });

  it('forgets failures after a success', async () => {
    const { login } = await activated(world);
    const send = (password: string) => failure(signIn(world.office, { login, password, ...browser() }));
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) await send('wrong');
      expect(await send(PASSWORD)).toBe('no failure');
    }
  });

  it('slows an address down that fails on many logins', async () => {
    const { login } = await activated(world);
    const address = '10.9.9.9';
    const send = (name: string) =>
      failure(signIn(world.office, { login: name, password: PASSWORD, device: '', address }));
    await Promise.all(Array.from({ length: 30 }, (_, i) => send(`guess-${i}`)));
    expect(await send(login)).toBe('access.too-many-tries');
    world.clock.advance(15 * MINUTE);
    expect(await send(login)).toBe('no failure');
  });

  it('takes full-width and plain letters of a password for the same', async () => {
    const { login } = await activated(world);
    const wide = PASSWORD.replace('-', '－');
    expect(await failure(signIn(world.office, { login: ` ${login} `, password: wide, ...browser() }))).toBe(
      'no failure',
    );
  });
});

it('hashes at most two passwords at a time and answers all', async () => {
  const hashes = await Promise.all(Array.from({ length: 6 }, () => hashPassword(PASSWORD)));
  expect(new Set(hashes).size).toBe(6);
});
