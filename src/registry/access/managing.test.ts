import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browser, activated, failure, invited, PASSWORD } from '../../../test/accounts.ts';
import { SYSTEM } from '../../kernel/actor.ts';
import { buildWorld, type World } from '../../../test/world.ts';
import { withActor } from '../../platform/index.ts';
import {
  accountOfLogin,
  activate,
  disable,
  enable,
  endGrant,
  grantRole,
  invite,
  issueSlip,
  issueSlips,
  inviteSubordinates,
  listAccounts,
  showAccount,
  suggestLogin,
} from './index.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => {
  world.clock.set('2026-03-02T02:00:00Z');
});
afterAll(() => world.close());

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
    expect(await failure(invited(world, town, invitation))).toBe(
      'input.invalid personId: access.person-elsewhere',
    );
    const slip = await invited(world, await world.as('office', world.countyA), invitation);
    expect(slip.name).toBe('县里干部');
    expect(await failure(issueSlip(town, slip.accountId))).toBe('access.beyond-scope');
    const twice = invited(world, await world.as('office', world.countyA), invitation);
    expect(await failure(twice)).toBe('input.invalid personId: access.person-has-account');
  });

  it('refuses oneself, taken logins, and input with faults at its fields', async () => {
    const town = await world.as('office', world.townA);
    const own = town.actor.accountId!;
    for (const act of [issueSlip, disable]) expect(await failure(act(town, own))).toBe('access.own-account');
    const slip = await invited(world, town);
    expect(await failure(invited(world, town, { login: slip.login.toUpperCase() }))).toBe(
      'input.invalid login: access.login-taken',
    );
    expect(await failure(invited(world, town, { login: 'a b', name: '', roles: ['king'] }))).toBe(
      'input.invalid login: access.login-malformed roles.0: input.malformed',
    );
    expect(await failure(invited(world, town, { name: ' ' }))).toBe('input.invalid name: input.missing');
    expect(await failure(invited(world, town, { fromDay: '2026-03-02', untilDay: '2026-03-01' }))).toBe(
      'input.invalid untilDay: access.until-before-from',
    );
  });

  it('prints slips for those who still wait, and the last printed one counts', async () => {
    const town = await world.as('office', world.townA);
    const [waiting, active] = [await invited(world, town), await activated(world)];
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
      await invited(world, office, { login, name: `账号${login}`, organizationId: below.id });
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
    await invited(world, county, { login: 'batch-2', organizationId: first.id });
    const slips = await inviteSubordinates(county, place.id);
    expect(slips.map((slip) => [slip.login, slip.name])).toEqual([['batch-2-2', '二村党支部']]);
    expect(await failure(inviteSubordinates(county, place.id))).toBe('access.no-subordinate-without-account');
    expect(await failure(inviteSubordinates(await world.as('office', world.townA), place.id))).toBe(
      'account.not-found',
    );
  });

  it('lets whoever runs the program reset the only administrator', async () => {
    const { login, accountId } = await activated(world);
    expect(await accountOfLogin(world.office, login.toUpperCase())).toBe(accountId);
    const slip = await issueSlip(withActor(world.office, SYSTEM), accountId);
    expect(await failure(activate(world.office, { ...slip, password: PASSWORD, ...browser() }))).toBe(
      'no failure',
    );
    expect(await failure(accountOfLogin(world.office, 'nobody'))).toBe('account.not-found');
  });

  it('suggests the code of the organization as login', async () => {
    const town = await world.as('office', world.townA);
    expect(await suggestLogin(town, world.branchA2.id)).toBe(world.branchA2.code);
    await invited(world, town, { login: world.branchA2.code });
    expect(await suggestLogin(town, world.branchA2.id)).toBe(`${world.branchA2.code}-2`);
  });
});
