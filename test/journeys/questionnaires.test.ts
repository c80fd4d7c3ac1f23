import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, open, phone, signIn } from '../browser.ts';
import { fill, follow, overflow, press, sees, textOf } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await account(town, 'branch', 'secretary', town.world.branchA1);
});
afterAll(() => town.close());

test('a questionnaire is answered on a phone and on paper, typed in with the keys, and becomes needs', async () => {
  const page = await desk(town.url);
  await signIn(page, 'branch');
  await open(page, '/console/1-propose/questionnaires');
  await press(page, '新建');
  await sees(page, '问卷已建立，请核对每个问题。');
  await press(page, '保存并发放');
  await sees(page, '问卷已发放。');
  const address = new URL(page.url()).pathname;
  const link = (await page.locator('main').innerText()).match(/\/q\/\w+/)?.[0] ?? '';

  // A resident with an old phone: no login, no script; what is left out is told at the question.
  const resident = await phone(town.url);
  await resident.goto(link);
  expect(await overflow(resident)).toBe(0);
  await fill(resident, { q2: '东头水渠淤了' });
  await press(resident, '交卷');
  await sees(resident, '1. 今年您最希望解决哪些方面的事？');
  expect(await resident.locator('[name="q2"]').inputValue()).toBe('东头水渠淤了');
  await fill(resident, { q1: ['1', '2'], q4: '4' });
  await press(resident, '交卷');
  await resident.waitForURL(/thanks|sent|done/);
  expect(await resident.content()).not.toMatch(/<script/);

  // Paper is typed without touching the mouse: digits, Enter, and on to the next sheet.
  await open(page, `${address}/entry`);
  await page.locator('[data-cell="0 -1"]').focus();
  for (const sheet of [
    ['001', '13', '路灯坏了', '1', '5', ''],
    ['002', '9', '', '3', '0', ''],
  ]) {
    for (const cell of sheet) {
      await page.keyboard.type(cell);
      await page.keyboard.press('Enter');
    }
  }
  await page.locator('[aria-invalid="true"]').waitFor();
  await sees(page, '请改正标出的格');
  await page.locator('[data-cell="1 0"]').fill('2');
  await page.locator('[data-cell="1 4"]').press('Enter');
  await sees(page, '已录入 2 份');

  await open(page, `${address}/results`);
  expect(await textOf(page)).toMatch(/已收答卷 3 ?份 网上 1 ?份 纸质 2 ?份/);
  await page.locator('summary', { hasText: '勾选要转为需求的选项' }).first().click();
  await page.locator('[name="option"][value="1.1"]').check();
  await press(page, '转为需求');
  await fill(page, { 'needs.0.text': '村内道路和路灯要修', 'needs.0.place': '村内' });
  await page.locator('main form button').last().click();
  await page.waitForURL(/recorded=1/);
  await open(page, '/console/1-propose/needs?source=questionnaire');
  await follow(page, '村内道路和路灯要修');
  await page.waitForURL(/needs\/[0-9a-f-]{36}/);
  await sees(page, '听取日期');
  expect(await textOf(page)).toMatch(/提出人数 2 人/);
});
