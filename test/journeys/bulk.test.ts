import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openSheet } from '../../src/documents/sheet/index.ts';
import { desk, open, phone, signIn } from '../browser.ts';
import { buildYunlong, samplePath, type Yunlong } from '../yunlong.ts';
import { barriers } from './barriers.ts';
import { fill, follow, overflow, press, sees, textOf } from './forms.ts';
import { runOn, type Program } from './program.ts';
import { account } from './town.ts';

let yunlong: Yunlong;
let program: Program;
const today = new Date();
const year = today.getFullYear();

beforeAll(async () => {
  yunlong = await buildYunlong(today.toISOString());
  const { world, root, district, placeOf } = yunlong;
  const at = { world: { ...world, city: root } };
  await account(at, 'district', 'office', district);
  await account(at, 'branch', 'secretary', await placeOf('320303001001'));
  program = await runOn(world);
}, 180_000);
afterAll(async () => {
  await program.stop();
  await yunlong.world.close();
});

/** The number behind a caption of the figures. */
async function figure(page: Page, caption: string): Promise<number> {
  const found = new RegExp(`${caption} ?([\\d,]+)`).exec(await textOf(page));
  return Number(found?.[1]?.replaceAll(',', ''));
}

/** Every text of a workbook that can be downloaded. */
async function sheetOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  const path = join(tmpdir(), `yinuo-${randomUUID()}.xlsx`);
  onTestFinished(() => rm(path));
  await writeFile(path, await answer.body());
  const sheet = await openSheet(path, { filename: 'x.xlsx' });
  return (await sheet.head(6000)).flatMap(({ cells }) => cells.map(({ text }) => text)).join(' ');
}

async function bring(page: Page, kind: string, file: string): Promise<void> {
  await open(page, `/console/imports?kind=${kind}`);
  await fill(page, { kind });
  await page.locator('[name="file"]').setInputFiles(samplePath(file));
  await press(page, '上传并识别');
  await sees(page, '核对各列的内容');
}

test('a district brings its hotline, its leftovers and the promises of its members in the browser', async () => {
  const page = await desk(program.url);
  await signIn(page, 'district');

  await bring(page, 'needs', 'hotline-yunlong.xlsx');
  expect(await page.locator('[name="setting-source"]').inputValue()).toBe('hotline');
  await press(page, '检查全部数据');
  await sees(page, '检查结果');
  // The calls are of early 2026; before that they lie in the future.
  if (today.toISOString() > '2026-03-01') {
    expect(await figure(page, '将成为新需求')).toBe(409);
    expect(await figure(page, '将并入相近的需求')).toBe(11);
  }
  expect(await barriers(page)).toEqual([]);
  await press(page, '确认导入');
  await sees(page, '导入结果');

  await bring(page, 'needs', 'rectification-leftovers.xlsx');
  expect(await page.locator('[name="setting-source"]').inputValue()).toBe('rectificationLeftover');
  await press(page, '检查全部数据');
  await sees(page, '检查结果');
  expect(await figure(page, '将成为新需求')).toBe(60);
  await press(page, '确认导入');
  await sees(page, '导入结果');
  await follow(page.locator('main'), '查看需求库');
  await sees(page, '整改遗留');

  await bring(page, 'letters', 'letters-yunlong.xlsx');
  await press(page, '检查全部数据');
  await sees(page, '需要您答复');
  expect(await figure(page, '读取行数')).toBe(3161);
  expect(await figure(page, '将生成承诺书草稿')).toBe(2739);
  expect(await figure(page, '其中承诺事项')).toBe(3126);
  expect(await figure(page, '有错误，不导入的行')).toBe(35);
  await sees(page, '自动检查提示');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /全部采用/ }).click();
  const monthEnd = page.locator('[name="answer:due=12月底"]');
  await expect.poll(() => monthEnd.inputValue(), { timeout: 20_000 }).toBe(`${year}-12-31`);
  const address = new URL(page.url()).pathname;
  await open(page, '/console');

  // Left and taken up again: the answers are there; without script the namesakes are chosen by hand.
  const narrow = await phone(program.url);
  await signIn(narrow, 'district');
  await narrow.goto(address);
  expect(await narrow.locator('[name="answer:due=12月底"]').inputValue()).toBe(`${year}-12-31`);
  const first = narrow.locator('[name="answer:name#1124"]');
  await sees(narrow, '同名人员，请选定是哪一位');
  expect(await first.locator('option').allInnerTexts()).toEqual([
    '请选择',
    expect.stringMatching(/^傅平 · 入党积极分子 · 大学生村官 · 1985 年/),
    expect.stringMatching(/^傅平 · 正式党员 · 会计 · 2021 年/),
    '这一行不导入',
  ]);
  await first.selectOption({ index: 1 });
  await narrow.locator('[name="answer:name#1164"]').selectOption({ index: 2 });
  await press(narrow, '保存答复，重新检查');
  await narrow.waitForURL((url) => url.pathname === address);
  await expect.poll(async () => (await narrow.goto(address), textOf(narrow)), { timeout: 20_000 }).toContain('检查结果'); // prettier-ignore
  expect(await figure(narrow, '将生成承诺书草稿')).toBe(2741);
  expect(await overflow(narrow)).toBe(0);

  await open(page, address);
  await page.getByRole('row', { name: /长期/ }).getByRole('link', { name: '逐行填写' }).click();
  await sees(page, '逐行填写“长期”');
  await page.locator('[name^="answer:due#"]').first().fill(`${year}-11-30`);
  await press(page, '保存答复，重新检查');
  await sees(page, '需要您答复');
  await press(page, '确认导入');
  await sees(page, '导入结果');
  expect(await figure(page, '已生成承诺书草稿')).toBe(2741);
  expect(await barriers(page)).toEqual([]);

  await bring(page, 'letters', 'letters-yunlong.xlsx');
  await press(page, '检查全部数据');
  await sees(page, '检查结果');
  expect(await figure(page, '与系统一致的承诺书')).toBe(2741);
  expect(await figure(page, '将生成承诺书草稿')).toBe(0);

  // The rows left out, with reasons; an empty sheet; one with the names of a branch.
  expect(await sheetOf(page, `${new URL(page.url()).pathname}/faults.xlsx`)).toContain('整份没有导入');
  expect(await sheetOf(page, '/console/imports/template/needs.xlsx')).toContain('工单号');
  const { id } = await yunlong.placeOf('320303001003');
  expect(await sheetOf(page, `/console/imports/template/letters.xlsx?organization=${id}`)).toContain(
    '320303001003',
  );

  const secretary = await desk(program.url);
  await signIn(secretary, 'branch');
  expect((await secretary.goto(address))?.status()).toBe(404);
  const others = await secretary.request.get(`/console/imports/template/letters.xlsx?organization=${id}`);
  expect(others.status()).toBe(404);
}, 180_000);
