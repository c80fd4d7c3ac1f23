import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import { desk, open, phone, signIn } from '../browser.ts';
import { draftFor, goodItems } from '../letters.ts';
import { approve, publish } from './acts.ts';
import { comesToSay, fill, follow, overflow, press, sees, textOf } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
let letterId: string;
beforeAll(async () => {
  town = await openTown();
  const { world, today } = town;
  const { branchA1, townA, city } = world;
  await account(town, 'branch', 'secretary', branchA1);
  await account(town, 'town', 'secretary', townA);
  await account(town, 'city', 'office', city);
  const items = goodItems(3).map((item) => ({ ...item, dueOn: addDays(today, 60) }));
  letterId = await draftFor(await world.as('secretary', branchA1), branchA1.id, items);
});
afterAll(() => town.close());

const WISH = '三组到小学的路没有灯，孩子晚自习回家看不见，找我请打13812345678';
const WISH_PUBLIC = '三组到小学的路没有灯，孩子晚自习回家看不见';

/** Reading and writing takes a person longer than the moment below which a form is not believed. */
const asAPersonWould = (page: { waitForTimeout(ms: number): Promise<void> }) => page.waitForTimeout(3_200);

test('what a resident writes on an old phone becomes a commitment, and the code tells so', async () => {
  const { url, world } = town;
  const village = world.branchA1.name;
  const resident = await phone(url);
  await resident.goto(`/o/${world.branchA1.code}`);
  await follow(resident.locator('main'), '在网上写给单位');
  await sees(resident, `给${village}提意见`);
  await sees(resident, '不保存您的网络地址');
  expect(await overflow(resident)).toBe(0);
  await fill(resident, { text: WISH, place: '三组', contact: '老李' });
  await press(resident, '提交');
  await sees(resident, /提交得太快/);
  expect(await resident.locator('[name="text"]').inputValue()).toBe(WISH);
  await asAPersonWould(resident);
  await press(resident, '提交');
  await sees(resident, '意见已收到');
  expect(await overflow(resident)).toBe(0);
  expect(new URL(resident.url()).search).toBe('');
  const code = (await resident.locator('.code').innerText()).trim();
  // Larger text does not lose the code.
  await press(resident, '大字版');
  await sees(resident, '已收到，等待单位受理');
  expect(await textOf(resident)).toContain(code);
  await press(resident, '标准字号');

  await follow(resident, '查进度');
  await fill(resident, { trackingCode: '7K3M-Q2XA' });
  await press(resident, '查看');
  await sees(resident, /没有找到这个查询码。/);
  await fill(resident, { trackingCode: code.toLowerCase().replaceAll('-', '') });
  await press(resident, '查看');
  await sees(resident, '已收到，等待单位受理');
  expect(await textOf(resident)).not.toContain('13812345678');
  const track = new URL(resident.url()).pathname;

  // The branch reads it, rewords it and takes it up.
  const branch = await desk(url);
  await signIn(branch, 'branch');
  await follow(branch.locator('main'), '受理群众意见 1 条');
  await follow(branch.locator('main'), /三组到小学/);
  await sees(branch, WISH);
  await press(branch, '查看联系方式');
  await sees(branch, '老李');
  await fill(branch, { text: WISH_PUBLIC, category: 'livelihood' });
  await branch.getByRole('checkbox', { name: /还没有人认领/ }).check();
  await press(branch, '受理，列入需求库');
  await sees(branch, '已受理。');
  expect(await branch.locator('del').innerText()).toContain('13812345678');
  await comesToSay(resident, track, ['已受理，正在研究', '共 1 人提出']);
  await comesToSay(resident, '/needs', [WISH_PUBLIC]);

  // A letter takes it up; nothing is told before it is public.
  await open(branch, `/console/1-propose/letters/${letterId}`);
  await branch.locator('details:has([name="items.0.needIds"]) > summary').click();
  await branch.getByRole('checkbox', { name: WISH_PUBLIC }).first().check();
  await press(branch, '保存并提交审核');
  await sees(branch, '已提交');
  await comesToSay(resident, track, ['已受理，正在研究']);
  const superior = await desk(url);
  await signIn(superior, 'town');
  await approve(superior, village);
  await publish(superior, village);
  await comesToSay(resident, track, ['已采纳，列入公开承诺', '硬化村组道路800米']);
  await follow(resident.locator('main'), /列入承诺事项/);
  await sees(resident, '向社会公开');
  await sees(resident, WISH_PUBLIC);
});

test('who does not know whom to write to writes to the office, which passes it on; a refusal gives its reason', async () => {
  const { url, world } = town;
  const resident = await phone(url);
  await resident.goto('/');
  await follow(resident.getByRole('navigation'), '提意见');
  await fill(resident.locator('main'), { q: '柳泉' });
  await press(resident.locator('main'), '查找');
  await sees(resident, '选一个单位');
  expect(await resident.locator('#found a').count()).toBe(2);
  await fill(resident, { text: '水渠好几年没有清淤了', place: '大庙村' });
  await asAPersonWould(resident);
  await press(resident, '提交');
  const code = (await resident.locator('.code').innerText()).trim();

  const office = await desk(url);
  await signIn(office, 'city');
  await open(office, '/console/1-propose/suggestions');
  await follow(office.locator('main'), /水渠/);
  await follow(office.locator('main'), '转给负责单位');
  await sees(office, world.branchA2.name);
  await follow(office.locator('main'), '选这个单位');
  await press(office, '转给负责单位');
  await sees(office, '已转给负责单位。');
  await resident.goto(`/t/${code}`);
  await sees(resident, `办理单位：${world.branchA2.name}`);

  const superior = await desk(url);
  await signIn(superior, 'town');
  await open(superior, '/console/1-propose/suggestions');
  await follow(superior.locator('main'), /水渠/);
  expect(await superior.getByText('收到时的原文').count()).toBe(0);
  await superior.locator('summary', { hasText: '不予受理' }).click();
  const refusing = superior.locator('form[action^="?/refuse"]');
  await fill(refusing, { reason: 'notOurs', answer: '水渠由县水利站管，电话 0516-83330000' });
  await press(refusing, '不予受理');
  await sees(superior, /已登记不予受理/);
  await comesToSay(resident, `/t/${code}`, ['未受理', '不属于本单位职责', '县水利站']);
});

test('a suggestion on a published item is answered in public, changes it, and the sender says whether it was done', async () => {
  const { url, world } = town;
  const village = world.branchA1.name;
  const resident = await phone(url);
  // The village, its commitment, a word about it.
  await resident.goto('/');
  await fill(resident.locator('main'), { q: '柳泉' });
  await press(resident.locator('main'), '搜索');
  await resident.locator(`main a[href="/o/${world.branchA1.code}"]`).first().click();
  await follow(resident.locator('main'), '硬化村组道路801米');
  await sees(resident, '还没有人对这项承诺提意见');
  const item = new URL(resident.url()).pathname;
  await follow(resident.locator('main'), '对这项承诺提意见');
  await sees(resident, '硬化村组道路801米');
  expect(await overflow(resident)).toBe(0);
  await fill(resident, { text: '弯道太急，请装护栏，联系13812345678' });
  await asAPersonWould(resident);
  await press(resident, '提交');
  const track = `/t/${(await resident.locator('.code').innerText()).trim()}`;
  await resident.goto(item);
  expect(await textOf(resident)).not.toContain('弯道太急');

  // Read and published by the branch; a reply is owed from now on.
  const branch = await desk(url);
  await signIn(branch, 'branch');
  await follow(branch.locator('main'), '受理群众意见 1 条');
  await follow(branch.locator('main'), /弯道太急/);
  await fill(branch, { text: '弯道太急，请装护栏' });
  await press(branch, '受理并公开，等待答复');
  await sees(branch, '已受理。');
  await comesToSay(resident, item, ['弯道太急，请装护栏', '前答复']);
  expect(await resident.content()).not.toContain('13812345678');
  await comesToSay(resident, track, ['已受理并公开，等待答复']);
  await open(branch, '/console');
  await follow(branch.locator('main'), '答复对承诺的意见 1 条');
  await follow(branch.locator('main'), /弯道太急/);
  const replying = branch.locator('form[action^="?/reply"]');
  await fill(replying, { outcome: 'adopted', text: '采纳，弯道处加装护栏' });
  await press(replying, '公开答复');
  await branch.locator('[name="items.1.measures"]').waitFor();
  await comesToSay(resident, item, ['采纳', '弯道处加装护栏', '正在按这条意见修改承诺']);
  await comesToSay(resident, track, ['已答复', '做到了吗']);

  // The change goes through review like every other.
  await fill(branch, { 'items.1.measures': '公开招标，分段施工，弯道加装护栏' });
  await press(branch, '保存并提交审核');
  await sees(branch, '已提交');
  const superior = await desk(url);
  await signIn(superior, 'town');
  await approve(superior, village);
  await publish(superior, village);
  await comesToSay(resident, item, ['已写入第 2 版']);
  await follow(resident.locator('main'), '已写入第 2 版，查看改动');
  expect(await resident.locator('#version-2 ins').allInnerTexts()).toContainEqual(
    expect.stringContaining('弯道加装护栏'),
  );

  await resident.goto(track);
  await press(resident, '做到了');
  await sees(resident, '您说：做到了');
  expect(await resident.getByRole('button', { name: '没有', exact: true }).count()).toBe(0);
  await comesToSay(resident, item, ['提意见的人说：做到了 1，没有 0']);
  await comesToSay(resident, `/o/${world.branchA1.code}`, ['答复率', '100%', '已答复的条数 ÷']);
});
