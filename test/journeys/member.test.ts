import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import { publish } from '../../src/steps/3-publish/index.ts';
import { phone, signIn } from '../browser.ts';
import { approveAs } from '../letters.ts';
import { fill, follow, overflow, press, sees } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => town.close());

test('a member writes the own letter and reports progress on an old phone', async () => {
  const { world, today, url } = town;
  const [, member] = world.people.branchA1;
  await account(town, 'member', 'member', world.branchA1, member);
  const page = await phone(url);
  const fits = async (): Promise<void> => expect(await overflow(page)).toBe(0);
  await signIn(page, 'member');
  await sees(page, `${member!.name}，您好`);
  await fits();
  await follow(page.locator('main'), '写本人的承诺书');
  await press(page, '写我的承诺书');
  await sees(page, '承诺书已建立');
  await fits();
  await fill(page, {
    'items.0.category': 'service',
    'items.0.content': '每周探望独居老人2户',
    'items.0.measures': '每周三上门，帮助买菜取药',
    'items.0.responsiblePerson': member!.name,
    'items.0.dueOn': addDays(today, 90),
    'items.0.targetQuantity': '24',
    'items.0.targetUnit': '次',
  });
  await press(page, '保存并提交审核');
  await sees(page, `已提交，由${world.branchA1.name}审核`);
  await fits();

  // The branch looks at it and publishes it inside, at its own desk.
  const secretary = await world.as('secretary', world.branchA1);
  const letterId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await approveAs(secretary, letterId);
  await publish(secretary, { letterId, secrecyCheckedBy: '周检查' });

  await page.goto('/console');
  await page.locator('summary', { hasText: '菜单' }).click();
  await follow(page.locator('header'), '践诺');
  await follow(page.locator('main'), '每周探望独居老人2户');
  await sees(page, '登记进展');
  await fits();
  const report = page.locator('form[action^="?/report"]');
  await fill(report, { text: '已探望四次', progress: '20', quantity: '4' });
  await press(report, '登记进展');
  await sees(page, '已探望四次');
  await sees(page, '进展 20%');
});
