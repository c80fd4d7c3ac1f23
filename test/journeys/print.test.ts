import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { DESK, open, visitor } from '../browser.ts';
import { goodItems } from '../letters.ts';
import { publishedByPerson, publishedLetter } from '../published.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
let secretary: Page;
beforeAll(async () => {
  town = await openTown();
  const { world, today } = town;
  const items = (count: number, category?: string) =>
    goodItems(count, category).map((item) => ({ ...item, dueOn: today }));
  const [head, member] = world.people.branchA1;
  await publishedLetter(world, world.branchA1, world.townA, items(3));
  await publishedByPerson(world, member!, items(1, 'service'));
  const token = await account(town, 'branch', 'secretary', world.branchA1, head);
  const context = await visitor({ ...DESK, baseURL: town.url, acceptDownloads: true });
  await context.addCookies([{ name: 'yinuo_session', value: token, url: town.url }]);
  secretary = await context.newPage();
});
afterAll(async () => town.close());

async function made(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: '生成文件' }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a secretary makes the notice board of the branch and the Word copy of its letters', async () => {
  await open(secretary, '/console/3-publish');
  await secretary.getByRole('link', { name: '打印与宣读' }).click();
  await secretary.getByText('公开栏张贴').click();
  await secretary.getByText('A4，一米外可读').click();
  const poster = await made(secretary);
  expect(poster.name).toBe('柳泉村党支部-公开栏.pdf');
  expect(poster.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await secretary.getByText('附一、附二的正式样式').click();
  await secretary.getByText('Word，用于修改').click();
  expect((await made(secretary)).name).toBe('柳泉村党支部-公开承诺书.docx');
});

test('at the meeting items are read one by one by keys, and a reload goes on where it stopped', async () => {
  await open(secretary, `/console/3-publish/reading?scope=${town.world.branchA1.id}`);
  await secretary.getByText('第 1 项，共 4 项').waitFor();
  await secretary.keyboard.press('Space');
  await secretary.getByText('第 2 项，共 4 项 · 已读 1 项').waitFor();
  await secretary.keyboard.press('ArrowRight');
  await secretary.keyboard.press('ArrowLeft');
  await secretary.getByText('第 2 项，共 4 项').waitFor();
  await secretary.reload();
  await secretary.getByText('第 2 项，共 4 项 · 已读 1 项').waitFor();
  for (let i = 0; i < 3; i += 1) await secretary.getByRole('button', { name: '读完，下一项' }).click();
  await secretary.getByText('全部读完').waitFor();
  // A member's letter is read to the members under the full name.
  expect(await secretary.locator('article h2').innerText()).toContain(town.world.people.branchA1[1]!.name);
});

test('blank forms are fetched without an account', async () => {
  const stranger = await (await visitor({ baseURL: town.url, acceptDownloads: true })).newPage();
  await stranger.goto('/about');
  const [download] = await Promise.all([
    stranger.waitForEvent('download', { timeout: 60_000 }),
    stranger.getByRole('link', { name: '附二 党员公开承诺书（PDF）' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('党员公开承诺书（空白）.pdf');
});
