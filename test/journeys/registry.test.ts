import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { transact, type Context } from '../../src/platform/index.ts';
import { beginSession } from '../../src/registry/access/index.ts';
import { recountHeadcount } from '../../src/registry/people/index.ts';
import { open, visitor } from '../browser.ts';
import { buildWorld, type World } from '../world.ts';
import { barriers } from './barriers.ts';
import { overflow } from './forms.ts';
import { runOn } from './program.ts';

const OFFICE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const ID = /\/[0-9a-f]{8}-[0-9a-f-]{27}$/;

async function start(world: World): Promise<string> {
  const program = await runOn(world);
  onTestFinished(async () => void (await program.stop()));
  return program.url;
}

async function signedIn(browser: BrowserContext, url: string, ctx: Context): Promise<Page> {
  const now = {
    ...ctx,
    clock: { now: () => new Date(), today: () => new Date().toISOString().slice(0, 10) },
  };
  const { token } = await transact(now, (tx) => beginSession(tx, ctx.actor.accountId!, { device: 'test' }));
  await browser.addCookies([{ name: 'yinuo_session', value: token, url }]);
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

const arrived = (page: Page, room: string): Promise<void> =>
  page.waitForURL((url) => url.pathname.includes(room) && ID.test(url.pathname));

const words = async (page: Page, selector = 'main'): Promise<string> =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, ' ');

test.each([
  ['with script', true],
  ['without script', false],
])(
  'an office founds, enrolls, hosts and merges, told at each field and before each effect, %s',
  async (_, script) => {
    const world = await buildWorld();
    onTestFinished(() => world.close());
    const url = await start(world);
    const browser = await visitor({ ...OFFICE, javaScriptEnabled: script });
    const page = await signedIn(browser, url, await world.as('office', world.countyA));

    await page.goto(`${url}/console/organizations/${world.townA.id}/found`, { waitUntil: 'networkidle' });
    await page.getByLabel('全称').fill(' 第３　网格党支部');
    await page.getByLabel('类别').selectOption('branch');
    await page.getByLabel('监督电话').fill('13912345678');
    await page.getByRole('button', { name: '新设组织' }).click();
    await page.locator('.fault').first().waitFor();
    expect(await page.locator('.fault').allInnerTexts()).toEqual([
      '内容中有手机号码，请删去，或改填办公电话。',
    ]);
    expect(await page.getByLabel('全称').inputValue()).toContain('第３');
    await page.getByLabel('监督电话').fill('0516-80001234');
    await page.getByRole('button', { name: '新设组织' }).click();
    await arrived(page, '/organizations/');
    expect(await page.locator('h1').innerText()).toBe('第3网格党支部');
    const founded = new URL(page.url()).pathname.split('/').at(-1)!;
    if (script) expect(await words(page, '[role="treeitem"][aria-selected="true"]')).toBe('第3网格党支部');

    await page.goto(`${url}/console/people/enroll?organization=${founded}`, { waitUntil: 'networkidle' });
    await page.getByLabel('姓名').fill('买买提·　吐尔逊');
    await page.getByLabel('正式党员').check();
    await page.getByLabel('入党时间').fill('2019.13');
    await page.getByLabel('是党员领导干部').check();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.locator('.fault').first().waitFor();
    expect(await page.getByLabel('是党员领导干部').isChecked()).toBe(true);
    await page.getByLabel('入党时间').fill('2019.12');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await arrived(page, '/people/');
    expect(await words(page, 'dl')).toContain('入党时间 2019-12');

    await page.getByRole('link', { name: '转接组织关系' }).click();
    await page.getByRole('button', { name: '确认转接' }).waitFor();
    if (script) {
      const picker = page.locator('details.picker').nth(1);
      await picker.locator('summary').click();
      await picker.getByRole('treeitem', { name: '大庙村党支部' }).locator('button.name').first().click();
    } else {
      await page.getByLabel('流入地党组织').selectOption({ label: '大庙村党支部' });
    }
    await page.getByRole('button', { name: '确认转接' }).click();
    await arrived(page, '/people/');
    expect(await words(page, 'dl')).toContain('流入地党组织 大庙村党支部');

    const merging = `${url}/console/organizations/${world.branchA2.id}/merge?target=${founded}`;
    await page.goto(merging, { waitUntil: 'networkidle' });
    expect(await words(page, '.notice')).toContain('5 名人员转入承接的组织');
    await world.db
      .updateTable('organization')
      .set({ revision: sql<number>`revision + 1` })
      .where('id', '=', world.branchA2.id)
      .execute();
    await page.getByRole('button', { name: '确认并入' }).click();
    await page.getByText('在您打开页面之后已有变动').waitFor();
    await page.goto(merging, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: '确认并入' }).click();
    await page.waitForURL((at) => at.pathname.endsWith(founded));
    expect(await words(page)).toContain('大庙村党支部并入');
    await page.goto(`${url}/console/people?scope=${founded}`);
    expect(await words(page)).toContain('党员 4 名，发展对象和积极分子 1 名');
    await page.goto(`${url}/console/organizations/${world.branchA2.id}`);
    expect(await words(page, '.notice')).toContain('并入第3网格党支部');
    expect(await recountHeadcount(world.office, '/')).toEqual([]);
  },
);

test('pages of the registry fit a phone, pass the accessibility check and hide what lies outside the scope', async () => {
  const world = await buildWorld();
  onTestFinished(() => world.close());
  const url = await start(world);
  const member = world.people.branchA1[0]!.id;
  const places = [
    '/console/organizations',
    '/console/organizations?q=村',
    ...[
      '',
      '/found',
      '/update',
      '/rename',
      '/move',
      `/move?target=${world.countyA.id}`,
      '/merge',
      '/close',
    ].map((act) => `/console/organizations/${world.branchA1.id}${act}`),
    '/console/people',
    `/console/people?scope=${world.branchA1.id}`,
    '/console/people?name=无此人',
    `/console/people/enroll?organization=${world.branchA1.id}`,
    ...['', '/change', '/transfer', '/leave'].map((act) => `/console/people/${member}${act}`),
  ];
  const phone = await signedIn(await visitor(PHONE), url, await world.as('office', world.countyA));
  for (const place of places) {
    expect(await open(phone, url + place), place).toBe(200);
    expect(await overflow(phone), place).toBe(0);
    expect(await barriers(phone), place).toEqual([]);
  }

  const outside = await signedIn(await visitor(OFFICE), url, await world.as('office', world.countyB));
  for (const place of places.filter(
    (path) => path.includes(member) || path.includes(`/organizations/${world.branchA1.id}`),
  )) {
    expect((await outside.goto(url + place))?.status(), place).toBe(404);
    expect(await words(outside), place).not.toContain(world.people.branchA1[0]!.name);
  }
  await outside.goto(`${url}/console/people?scope=${world.branchA1.id}`);
  expect(await words(outside)).not.toContain(world.people.branchA1[0]!.name);
});
