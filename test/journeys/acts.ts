import type { Page } from 'playwright-core';
import { open } from '../browser.ts';
import { fill, follow, press, sees } from './forms.ts';

/** The superior reads what waits and opens the letter of this committer. */
export async function takeFromQueue(page: Page, committer: string): Promise<void> {
  await open(page, '/console/2-review');
  await follow(page.locator('main'), committer);
  await sees(page, `审核：${committer}`);
}

/** Approves with an opinion. */
export async function approve(page: Page, committer: string): Promise<void> {
  await takeFromQueue(page, committer);
  await fill(page, { opinion: '事项具体，同意公开' });
  await press(page, '审核通过');
  await sees(page, `“${committer}”审核通过`);
}

/** Publishes one letter, checked for secrets by a named person. */
export async function publish(page: Page, committer: string): Promise<void> {
  await open(page, '/console/3-publish');
  await page.getByRole('checkbox', { name: committer }).check();
  await fill(page, { secrecyCheckedBy: '周检查' });
  await press(page, '公开所选承诺书');
  await sees(page, '已公开 1 份');
}
