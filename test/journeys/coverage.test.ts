import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import { openSheet } from '../../src/documents/sheet/index.ts';
import { exempt } from '../../src/registry/letters/index.ts';
import { DESK, open, PHONE, visitor } from '../browser.ts';
import { draftForPerson, goodItems } from '../letters.ts';
import { publishedLetter } from '../published.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
const sessions: Record<string, string> = {};
beforeAll(async () => {
  town = await openTown();
  const { world } = town;
  const items = goodItems(3).map((item) => ({ ...item, dueOn: addDays(town.today, 60) }));
  await publishedLetter(world, world.branchA1, world.townA, items);
  const secretary = await world.as('secretary', world.branchA2);
  await draftForPerson(secretary, world.people.branchA2[0]!.id);
  await exempt(secretary, { committer: 'person', personId: world.people.branchA2[1]!.id, reason: 'illness' });
  sessions['county'] = await account(town, 'county', 'secretary', world.countyA);
  sessions['town'] = await account(town, 'town', 'secretary', world.townA);
  sessions['clerk'] = await account(town, 'clerk', 'clerk', world.townA);
  sessions['cousin'] = await account(town, 'cousin', 'secretary', world.townB);
});
afterAll(async () => town.close());

async function as(who: string, options = DESK): Promise<Page> {
  const context = await visitor({ ...options, baseURL: town.url });
  if (sessions[who])
    await context.addCookies([{ name: 'yinuo_session', value: sessions[who], url: town.url }]);
  return context.newPage();
}

/** Tabs on until the focus stands on a link of these words, as far as a patient person would. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.textContent.trim()')) === words) return;
  }
  throw new Error(`no way by keyboard to ${words}`);
}

test('from the county to the named blanks and back, by keyboard alone', async () => {
  const { world } = town;
  const page = await as('county');
  await open(page, '/console/coverage');
  await tabTo(page, world.townA.name);
  await page.keyboard.press('Enter');
  await page.waitForURL(/scope=/);
  expect(await page.locator('h1').innerText()).toContain(world.townA.name);
  await tabTo(page, world.branchA2.name);
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: world.branchA2.name }).waitFor();
  await tabTo(page, '2');
  await page.keyboard.press('Enter');
  await page.waitForURL(/chase/);
  const list = page.locator('main table');
  const text = await list.innerText();
  for (const known of [world.branchA2.name, '赵垚', '孙莉', '起草中', '未起草', '电话 0516-80000001'])
    expect(text).toContain(known);
  // Exempt, so nobody chases; and the reason is not for the county.
  expect(text).not.toContain('王强');
  await tabTo(page, '返回覆盖情况');
  await page.keyboard.press('Enter');
  await page.locator('nav a', { hasText: world.countyA.name }).focus();
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: world.countyA.name }).waitFor();
});

test('the exported sheet holds what the page shows, and reasons stay with branch and town', async () => {
  const { world } = town;
  const page = await as('town');
  await open(page, `/console/coverage/chase?scope=${world.townA.id}`);
  const shown = await page.locator('main tbody tr:not(.group) th').allInnerTexts();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 XLSX' }).click();
  const path = await (await saved).path();
  const sheet = await openSheet(path);
  const rows: string[][] = [];
  for await (const row of sheet.rows()) rows.push(row.cells.map((cell) => cell.text));
  expect(rows[0]?.[0]).toContain(`${world.townA.name}及所有下级`);
  expect(rows.slice(2).map((cells) => cells[5])).toEqual(shown);
  await open(page, `/console/coverage/exemptions?scope=${world.townA.id}`);
  expect(await page.locator('main table').innerText()).toContain('长期患病');
  const county = await as('county');
  await open(county, `/console/coverage/exemptions?scope=${world.countyA.id}`);
  const seen = await county.locator('main table').innerText();
  expect(seen).toContain('王强');
  expect(seen).not.toContain('长期患病');
  const small = await as('county', PHONE);
  await small.goto(`/console/coverage/chase?scope=${world.townA.id}`);
  expect(await small.locator('main table').innerText()).toContain('赵垚');
});

test('who has no part in a place gets nothing of it', async () => {
  const at = `scope=${town.world.townA.id}`;
  const pages = ['', '/chase', '/chase/list.xlsx', '/exemptions'].map(
    (one) => `/console/coverage${one}?${at}`,
  );
  const answers = async (who: string) => {
    const { request } = (await as(who)).context();
    return Promise.all(pages.map(async (path) => (await request.get(path, { maxRedirects: 0 })).status()));
  };
  expect(await answers('town')).toEqual([200, 200, 200, 200]);
  expect(await answers('county')).toEqual([200, 200, 200, 200]);
  expect(await answers('cousin')).toEqual([404, 404, 404, 404]);
  expect(await answers('clerk')).toEqual([403, 403, 403, 403]);
  expect(await answers('nobody')).toEqual([303, 303, 303, 303]);
});
