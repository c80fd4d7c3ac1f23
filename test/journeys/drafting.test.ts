import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import { loadVersion } from '../../src/registry/letters/index.ts';
import { DESK, open, visitor } from '../browser.ts';
import { draftFor, goodItems, handIn, revisionOf } from '../letters.ts';
import { approve, sendBack, showReviews } from '../../src/steps/2-review/index.ts';
import { fill, press, sees } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

let logins = 0;
async function signedIn(role: 'secretary', place: Town['world']['city'], script: boolean): Promise<Page> {
  const token = await account(town, `drafter${(logins += 1)}`, role, place);
  const context = await visitor({ ...DESK, baseURL: town.url, javaScriptEnabled: script });
  await context.addCookies([{ name: 'yinuo_session', value: token, url: town.url }]);
  return context.newPage();
}

/** Without script a page is ready as soon as it is there. */
const reach = (page: Page, path: string, script: boolean): Promise<unknown> =>
  script ? open(page, path) : page.goto(path);

const contents = (page: Page) => page.locator('textarea[name$=".content"]');
const faults = (page: Page) => page.locator('.faults li').allInnerTexts();
const LONG = '长'.repeat(10_000);

test.each([
  ['with script', true],
  ['without script', false],
])('a letter is drafted, refused at its fields with all text kept, and handed in, %s', async (_, script) => {
  const { world, today } = town;
  const branch = await world.addPlace(world.townA, `起草${logins}党支部`, 'branch', `DR${logins}`);
  const page = await signedIn('secretary', branch, script);
  await reach(page, '/console', script);
  await sees(page, `${branch.name}还没有提交党组织承诺书`);
  await reach(page, '/console/1-propose/letters', script);
  await press(page, '起草党组织承诺书');
  await page.waitForURL(/letters\/[0-9a-f-]{36}\?done=started/);
  expect(await contents(page).count()).toBe(3);

  const item = (i: number, values: Record<string, string>) =>
    fill(
      page,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [`items.${i}.${name}`, value])),
    );
  const complete = (i: number) =>
    item(i, {
      category: 'livelihood',
      content: `修缮灌渠${i + 1}00米`,
      measures: '公开招标，分段施工',
      responsiblePerson: '王强',
      dueOn: addDays(today, 90),
    });
  await complete(0);
  await press(page, '增加一项');
  await expect.poll(() => contents(page).count()).toBe(4);
  expect(await contents(page).first().inputValue()).toBe('修缮灌渠100米');
  await page.getByRole('button', { name: '删除这一项' }).last().click();
  await expect.poll(() => contents(page).count()).toBe(3);

  await complete(1);
  await complete(2);
  // Pasting ends at the limit of the page; another program sends what it likes.
  await contents(page)
    .nth(2)
    .evaluate((field, text) => {
      field.removeAttribute('maxlength');
      (field as HTMLTextAreaElement).value = text;
    }, LONG);
  await press(page, '保存草稿');
  await page.locator('.faults').waitFor();
  expect(await faults(page)).toEqual(['第 3 项 承诺事项：内容过长，不超过 500 字。']);
  expect((await contents(page).nth(2).inputValue()).length).toBe(10_000);

  await item(2, { content: '修缮灌渠300米', measures: '联系电话13812345678' });
  await press(page, '保存并提交审核');
  await expect
    .poll(() => faults(page))
    .toEqual(['第 3 项 具体措施：内容中有手机号码，请删去，或改填办公电话。']);
  await item(2, { measures: '村部公示电话' });
  await press(page, '保存并提交审核');
  await page.waitForURL(/done=submitted/);
  await sees(page, `已提交，由${world.townA.name}审核。`);
  await page.context().close();
});

test('text typed and not sent is offered again after the page was lost', async () => {
  const { world } = town;
  const branch = await world.addPlace(world.townA, '断线党支部', 'branch', 'LOST');
  const author = await world.as('secretary', branch);
  const letterId = await draftFor(author, branch.id, goodItems(3));
  const page = await signedIn('secretary', branch, true);
  await open(page, `/console/1-propose/letters/${letterId}`);
  // Nothing reaches the server any more, else the page would have saved by itself.
  await page.route('**/*autosave*', (route) => route.abort());
  await contents(page).first().fill('写到一半的承诺');
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('写到一半');
  await open(page, `/console/1-propose/letters/${letterId}`);
  expect(await contents(page).first().inputValue()).toBe('硬化村组道路800米');
  await press(page, '恢复内容');
  expect(await contents(page).first().inputValue()).toBe('写到一半的承诺');
  await page.context().close();
});

test('a reviewer sends back with a reason, sees what changed, and is told when somebody else was quicker', async () => {
  const { world, today } = town;
  const branch = await world.addPlace(world.townA, '待审党支部', 'branch', 'DESK');
  const author = await world.as('secretary', branch);
  const items = goodItems(3).map((item) => ({ ...item, dueOn: addDays(today, 90) }));
  const letterId = await draftFor(author, branch.id, items);
  await handIn(author, letterId);
  const page = await signedIn('secretary', world.townA, true);
  await open(page, `/console/2-review/${letterId}`);
  // The Enter key on a check box decides nothing.
  await page.locator('[name="reasons"]').first().press('Enter');
  await sees(page, '尚未办理。请点“审核通过”或“退回修改”。');
  await press(page, '退回修改');
  await expect.poll(() => faults(page)).toEqual(['退回理由：退回修改须至少选择一条理由。']);
  await fill(page, { reasons: ['vague', 'tooLow'], opinion: '请写明路段' });
  await page.locator('summary', { hasText: '对第 1 项的意见' }).click();
  await page.locator('[name^="remarks."]').first().fill('哪个村民小组');
  await press(page, '退回修改');
  await page.waitForURL(/decided=/);
  const [review] = await showReviews(author, letterId);
  expect(review).toMatchObject({ reasons: ['vague', 'tooLow'], opinion: '请写明路段' });
  expect(Object.values(review!.remarks)).toEqual(['哪个村民小组']);

  const writer = await signedIn('secretary', branch, true);
  await open(writer, `/console/1-propose/letters/${letterId}`);
  await sees(writer, '哪个村民小组');
  await contents(writer).first().fill('硬化三组道路800米');
  await press(writer, '保存并提交审核');
  await writer.waitForURL(/done=submitted/);
  expect((await loadVersion(world.office, letterId, 1)).content.items[0]?.content).toBe('硬化村组道路800米');

  await open(page, `/console/2-review/${letterId}`);
  const [removed, added] = [page.locator('aside del').first(), page.locator('aside ins').first()];
  expect(
    [await removed.innerText(), await added.innerText()].map((text) => text.replaceAll(/[〔〕增删\s]/g, '')),
  ).toEqual(['村', '三']);
  const other = await world.as('office', world.townA);
  const revision = await revisionOf(other, letterId);
  await approve(other, letterId, { revision });
  await page.locator('[name="opinion"]').fill('同意');
  await press(page, '审核通过');
  await page.locator('.faults').waitFor();
  expect(await page.locator('[name="opinion"]').inputValue()).toBe('同意');
  await expect(sendBack(other, letterId, { revision, reasons: ['vague'] })).rejects.toThrow(
    'letter.conflict',
  );
  await page.context().close();
  await writer.context().close();
});
