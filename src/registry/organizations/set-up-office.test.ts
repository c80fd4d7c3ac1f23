import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildWorld, type World } from '../../../test/world.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { readOfficeProfile } from '../../platform/index.ts';
import { actorOfSession, isSetUp, opensSetup, setupLink } from '../access/index.ts';
import { setUpOffice, type SetUpInput } from './set-up-office.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(async () => {
  await world.db.deleteFrom('office').execute();
});
afterAll(() => world.close());

const input: SetUpInput = {
  officeName: '海阳市创先争优活动办公室',
  officeShortName: '海阳市',
  supervisionPhone: '0516-12380',
  rootCode: '3299',
  rootName: '中共海阳市委员会',
  rootKind: 'localCommittee',
  login: 'Haiyang',
  administratorName: '活动办公室',
  password: '海阳的老城墙-三月的雨水',
};
const keyOf = (link: string | undefined): string => link?.split('key=')[1] ?? '';
const failure = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'no failure',
    (error: unknown) =>
      isDomainError(error)
        ? [error.code, ...(error.detail.fields ?? []).map((fault) => `${fault.field}: ${fault.code}`)].join(
            ' ',
          )
        : String(error),
  );

it('takes the root of a tree that was imported before as its own', async () => {
  const key = keyOf(await setupLink(world.office));
  const done = await setUpOffice(world.office, key, { ...input, login: 'imported' }, 'Firefox');
  expect(done.rootId).toBe(world.city.id);
  const roots = await world.db
    .selectFrom('organization')
    .select('id')
    .where('parent_id', 'is', null)
    .execute();
  expect(roots).toEqual([{ id: world.city.id }]);
});

it('names the office, founds the root and the first account, signs in, and uses the link up', async () => {
  const key = keyOf(await setupLink(world.office));
  expect(await isSetUp(world.office)).toBe(false);
  expect(await readOfficeProfile(world.office)).toBeNull();
  const done = await setUpOffice(world.office, key, input, 'Firefox');
  expect(await readOfficeProfile(world.office)).toEqual({
    name: input.officeName,
    shortName: input.officeShortName,
    supervisionPhone: input.supervisionPhone,
  });
  const actor = await actorOfSession(world.office, done.token);
  expect(actor?.grants.map(({ role, organizationId }) => [role, organizationId])).toEqual([
    ['office', done.rootId],
  ]);
  expect(await failure(setUpOffice(world.office, key, { ...input, login: 'again' }, ''))).toBe(
    'access.setup-link-dead',
  );
  expect(await setupLink(world.office)).toBeUndefined();
  expect(await opensSetup(world.office, key)).toBe(false);
});

it('takes only the newest link, and changes nothing on a fault', async () => {
  const first = keyOf(await setupLink(world.office));
  const second = keyOf(await setupLink(world.office));
  expect(await opensSetup(world.office, first)).toBe(false);
  expect(await failure(setUpOffice(world.office, first, input, ''))).toBe('access.setup-link-dead');
  const bad = {
    ...input,
    officeName: ' ',
    rootKind: 'cell',
    login: 'x',
    supervisionPhone: '13812345678',
    password: 'abc',
  } as const;
  expect(await failure(setUpOffice(world.office, second, bad, ''))).toBe(
    'input.invalid officeName: input.missing supervisionPhone: input.holds-mobile ' +
      'rootKind: organization.not-a-root login: access.login-malformed password: access.password-too-short',
  );
  expect(await failure(setUpOffice(world.office, second, { ...input, password: 'abc' }, ''))).toBe(
    'input.invalid password: access.password-too-short',
  );
  expect(await opensSetup(world.office, second)).toBe(true);
});
