import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import { recordNeed } from '../../src/steps/1-propose/needs/index.ts';
import { desk, open, phone, signIn } from '../browser.ts';
import { comesToSay, fill, follow, press, sees, textOf } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  const { branchA1, townA } = town.world;
  await account(town, 'branch', 'secretary', branchA1);
  await account(town, 'town', 'secretary', townA);
  await recordNeed(await town.world.as('clerk', branchA1), {
    organizationId: branchA1.id,
    text: '三组到五组的路灯坏了十二盏，夜里看不见路',
    source: 'visit',
    raisedCount: 3,
    heardOn: addDays(town.today, -30),
  });
});
afterAll(() => town.close());

test('a meeting is typed in on an old phone; what was said before is merged, what nobody does is shown', async () => {
  const page = await phone(town.url);
  await signIn(page, 'branch');
  await page.goto('/console/1-propose/collection');
  await follow(page, '登记活动');
  await fill(page, { place: '村部', ledBy: '王强', participants: '很多' });
  await press(page, '保存并登记需求');
  await sees(page, /数字/);
  expect(await page.locator('[name="place"]').inputValue()).toBe('村部');
  await fill(page, { participants: '２３' });
  await press(page, '保存并登记需求');
  await sees(page, '活动已登记。');

  await fill(page, {
    'lines.0.text': '三组到五组的路灯坏了十二盏，夜里看不见走路',
    'lines.0.raisedCount': '14',
    'lines.4.text': '请打13812345678找老李修桥',
  });
  await press(page, '再加 5 行');
  await sees(page, /还没有保存/);
  await fill(page, { 'lines.7.text': '自来水压力不足' });
  await press(page, '保存');
  await sees(page, /第 5 条 需求内容/);
  expect(await page.locator('[name="lines.7.text"]').inputValue()).toBe('自来水压力不足');
  await fill(page, { 'lines.4.text': '老李家门口的桥要修' });
  await press(page, '保存');
  await sees(page, '需求已登记。');
  await sees(page, '需求库中有相近的：');
  await press(page, '并入这条');
  await sees(page, /已并入。要分开/);
  expect(await textOf(page)).toContain('这次 14 人，共 17 人');

  await page.goto('/console/1-propose/needs?q=压力');
  await page.locator('td.choose input').check();
  await press(page, '在门户公开');
  await sees(page, '勾选的需求：1 条');
  await press(page, '公开');
  await sees(page, '已公开。');
  await comesToSay(page, '/needs', ['自来水压力不足', '等待认领 1 条']);
});

test('a need goes up to the town, which hands it back; merging is undone by its sources', async () => {
  const branch = await desk(town.url);
  await signIn(branch, 'branch');
  await open(branch, '/console/1-propose/needs?q=修');
  await follow(branch, /桥要修/);
  await follow(branch, '转交');
  await follow(branch, /上级党组织/);
  await fill(branch, { reason: '桥在镇道上' });
  await press(branch, '转交');
  await sees(branch, /已转交。办理情况/);
  expect(await branch.getByRole('button', { name: '答复' }).count()).toBe(0);

  const superior = await desk(town.url);
  await signIn(superior, 'town');
  await open(superior, '/console/1-propose/needs?whose=own');
  await follow(superior, /桥要修/);
  await sees(superior, /由柳泉村党支部转来/);
  await sees(superior, '桥在镇道上');
  await follow(superior, '转交');
  await follow(superior, /退回转来的单位/);
  await fill(superior, { reason: '是村道' });
  await press(superior, '转交');
  await sees(superior, /已转交。办理情况/);

  await open(branch, '/console/1-propose/needs?q=路灯');
  await follow(branch, /路灯/);
  await branch.locator('td.choose input').first().check();
  await press(branch, '拆出勾选的来源');
  await sees(branch, '已拆出，成为一条单独的需求。');
  expect(await textOf(branch)).toContain('听取 1 次，共 14 人提出');
});

test('a photograph is handed out as a file that no browser runs, and only to those who may read the record', async () => {
  const page = await desk(town.url);
  await signIn(page, 'branch');
  await open(page, '/console/1-propose/collection');
  await follow(page, '村部');
  const buffer = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  await page.locator('[name="file"]').setInputFiles({ name: '签到.svg', mimeType: 'image/svg+xml', buffer });
  await press(page, '上传');
  await sees(page, '附件已保存。');
  const address = (await page.getByRole('link', { name: '签到.png' }).getAttribute('href')) ?? '';
  const headers = (await page.request.get(address)).headers();
  expect(headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox') as string,
    'content-disposition': expect.stringMatching(/^attachment;/) as string,
  });
  const stranger = await desk(town.url);
  await account(town, 'sibling', 'secretary', town.world.branchA2);
  await signIn(stranger, 'sibling');
  expect((await stranger.request.get(address)).status()).toBe(404);
  const nobody = await desk(town.url);
  expect((await nobody.request.get(address, { maxRedirects: 0 })).status()).not.toBe(200);
});
