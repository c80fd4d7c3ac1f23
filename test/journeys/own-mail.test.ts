import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK, open, visitor } from '../browser.ts';
import { barriers } from './barriers.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => town.close());

test('one’s own mail address is set, corrected at its field, switched off and taken away', async () => {
  const context = await visitor({ ...DESK, baseURL: town.url });
  const token = await account(town, 'town', 'secretary', town.world.townA);
  await context.addCookies([{ name: 'yinuo_session', value: token, url: town.url }]);
  const page = await context.newPage();
  await open(page, '/console/accounts/me');
  expect(await barriers(page)).toEqual([]);
  const address = page.getByLabel('邮箱地址');
  const save = page.getByRole('button', { name: '保存邮件设置' });
  await address.fill('张书记@');
  await save.click();
  await page.locator('.fault', { hasText: '邮箱地址格式不正确' }).first().waitFor();
  expect(await address.inputValue()).toBe('张书记@');
  await address.fill('zhang@example.gov.cn');
  await page.getByLabel('有待办时发邮件提醒我').uncheck();
  await save.click();
  await page.getByText('邮件设置已保存').waitFor();
  expect(await address.inputValue()).toBe('zhang@example.gov.cn');
  expect(await page.getByLabel('有待办时发邮件提醒我').isChecked()).toBe(false);
  await address.fill('');
  await save.click();
  await page.waitForFunction('document.querySelector("[name=address]").value === ""');
  await open(page, '/console/accounts/me');
  expect(await address.inputValue()).toBe('');
});
