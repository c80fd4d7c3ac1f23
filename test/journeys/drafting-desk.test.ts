import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLetter, loadVersion, saveDraft } from '../../src/registry/letters/index.ts';
import { guidanceThreads } from '../../src/steps/1-propose/guidance-thread/index.ts';
import { recordNeed } from '../../src/steps/1-propose/needs/index.ts';
import { DESK, open, PHONE, visitor } from '../browser.ts';
import { draftFor, draftForPerson, goodItems, revisionOf } from '../letters.ts';
import { fill, overflow, press, sees } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** Saving waits for a pause in the typing. */
const soon = { timeout: 15_000 };

const cookie = (token: string) => ({ name: 'yinuo_session', value: token, url: town.url });

/** A branch with a saved letter of one item, opened by its secretary. */
async function atDesk(name: string, script = true) {
  const { world } = town;
  const branch = await world.addPlace(world.townA, `${name}党支部`, 'branch', name);
  const author = await world.as('secretary', branch);
  const [item] = goodItems(1);
  const { targetQuantity: _, targetUnit: __, ...plain } = item!;
  const letterId = await draftFor(author, branch.id, [plain as never]);
  const token = await account(town, `desk-${name.toLowerCase()}`, 'secretary', branch);
  const context = await visitor({ ...DESK, baseURL: town.url, javaScriptEnabled: script });
  await context.addCookies([cookie(token)]);
  const page = await context.newPage();
  const path = `/console/1-propose/letters/${letterId}`;
  await (script ? open(page, path) : page.goto(path));
  const saved = async () => {
    const { version } = await loadLetter(author, letterId);
    return (await loadVersion(author, letterId, version)).content;
  };
  const contents = async () => (await saved()).items.map(({ content }) => content);
  return { branch, author, letterId, page, context, path, token, saved, contents };
}

const content = (page: Page, i: number) => page.locator(`[name="items.${i}.content"]`);
const kept = (page: Page) => page.evaluate(() => Object.values(localStorage).join());

test('a draft saves itself, items come and go without a new page, and every word is where it was typed', async () => {
  const { page, contents, saved } = await atDesk('AUTO');
  await page.evaluate(() => Object.assign(window, { samePage: true }));
  await content(page, 0).fill('第一项');
  await expect.poll(contents, soon).toEqual(['第一项']);
  await sees(page, /已保存 \d\d:\d\d/);
  const id = (await saved()).items[0]?.id;

  for (const text of ['第二项', '第三项']) {
    await press(page, '增加一项');
    await page.locator(':focus').fill(text);
  }
  await expect.poll(contents, soon).toEqual(['第一项', '第二项', '第三项']);
  const ids = (await saved()).items.map((item) => item.id);
  expect(ids[0]).toBe(id);
  await content(page, 2).fill('第三项改');
  await page.getByRole('button', { name: '删除这一项' }).nth(1).click();
  await expect.poll(contents, soon).toEqual(['第一项', '第三项改']);
  expect((await saved()).items.map((item) => item.id)).toEqual([ids[0], ids[2]]);
  expect([await content(page, 0).inputValue(), await content(page, 1).inputValue()]).toEqual([
    '第一项',
    '第三项改',
  ]);
  expect(await page.evaluate(() => 'samePage' in window)).toBe(true);
  await expect.poll(() => kept(page), soon).toBe('');
  await page.context().close();
});

test('without a network the text stays on the device, survives a lost page, and is sent once it is back', async () => {
  const { page, context, contents, path } = await atDesk('OFFLINE');
  await context.setOffline(true);
  await content(page, 0).fill('断网时写的');
  await press(page, '增加一项');
  await content(page, 1).fill('断网时加的一项');
  await sees(page, '未联网，已存在本机，联网后自动保存');
  await expect.poll(() => kept(page), soon).toContain('断网时加的一项');
  await context.setOffline(false);
  await expect.poll(contents, soon).toEqual(['断网时写的', '断网时加的一项']);
  await expect.poll(() => kept(page), soon).toBe('');

  await page.route('**/*autosave*', (route) => route.abort());
  await content(page, 1).fill('还没有送出的');
  await expect.poll(() => kept(page), soon).toContain('还没有送出的');
  await open(page, path);
  expect(await content(page, 1).inputValue()).toBe('断网时加的一项');
  await page.unroute('**/*autosave*');
  await press(page, '恢复内容');
  expect(await content(page, 1).inputValue()).toBe('还没有送出的');
  await expect.poll(contents, soon).toEqual(['断网时写的', '还没有送出的']);
  await context.close();
});

test('an answer lost on the way costs nothing: the same sending is repeated before anything newer', async () => {
  const { page, author, letterId, contents } = await atDesk('ANSWER');
  const before = await revisionOf(author, letterId);
  let lost = 0;
  await page.route('**/*autosave*', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await content(page, 0).fill('答复丢失');
  await sees(page, '暂时连不上服务器，已存在本机，稍后自动再存');
  expect(await revisionOf(author, letterId)).toBe(before + 1);
  await content(page, 0).fill('答复丢失以后');
  await expect.poll(contents, soon).toEqual(['答复丢失以后']);
  await sees(page, /已保存 \d\d:\d\d/);
  expect(await revisionOf(author, letterId)).toBe(before + 2);
  await page.context().close();
});

test('who writes at the same time as somebody else is told, keeps every word, and decides', async () => {
  const { page, author, letterId, contents } = await atDesk('TWO');
  await saveDraft(author, letterId, {
    revision: await revisionOf(author, letterId),
    opening: '',
    items: [{ ...goodItems(1)[0]!, content: '别人写的' }],
  });
  await content(page, 0).fill('我写的');
  await sees(page, '他人刚刚修改了这份承诺书');
  expect(await content(page, 0).inputValue()).toBe('我写的');
  expect(await contents()).toEqual(['别人写的']);
  await press(page, '保存我写的内容');
  await expect.poll(contents, soon).toEqual(['我写的']);
  await sees(page, /已保存 \d\d:\d\d/);
  await page.context().close();
});

test('a session that ended costs no text: after signing in again elsewhere the page saves by itself', async () => {
  const { page, context, contents, token } = await atDesk('SESSION');
  await context.clearCookies();
  await content(page, 0).fill('登录过期后写的');
  await sees(page, '登录已过期，文字已存在本机。');
  await expect.poll(() => kept(page), soon).toContain('登录过期后写的');
  await context.addCookies([cookie(token)]);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(contents, soon).toEqual(['登录过期后写的']);
  await context.close();
});

test.each([
  ['with script', 'YES', true],
  ['without script', 'NO', false],
])(
  'a need becomes an item in one press, and a target is offered and never filled in silently, %s',
  async (_, code, script) => {
    const { page, author, branch, saved, path } = await atDesk(`HELP${code}`, script);
    const { id: needId } = await recordNeed(author, {
      organizationId: branch.id,
      text: '村口路灯坏了三盏',
      source: 'visit',
      raisedCount: 12,
      heardOn: town.today,
    });
    await (script ? open(page, path) : page.goto(path));
    await press(page, '写成承诺事项');
    await content(page, 1).waitFor();
    await expect
      .poll(async () => (await saved()).items[1], soon)
      .toMatchObject({ needIds: [needId], content: '' });

    await content(page, 0).fill('硬化三组至五组道路８００米');
    if (!script) await press(page, '保存草稿');
    await sees(page, '目标：800 米');
    expect(await page.locator('[name="items.0.targetQuantity"]').inputValue()).toBe('');
    await press(page, '采用');
    await expect
      .poll(async () => (await saved()).items[0], soon)
      .toMatchObject({ targetQuantity: 800, targetUnit: '米' });
    await page.context().close();
  },
);

test('a secretary advises a member on an item, who answers from an old phone; nobody else sees a word', async () => {
  const { world } = town;
  const person = world.people.branchA1[0]!;
  const secretary = await world.as('secretary', world.branchA1);
  const letterId = await draftForPerson(secretary, person.id);
  const path = `/console/1-propose/letters/${letterId}`;
  const enter = async (token: string, phone: boolean): Promise<Page> => {
    const context = await visitor({ ...(phone ? PHONE : DESK), baseURL: town.url });
    await context.addCookies([cookie(token)]);
    return context.newPage();
  };
  const desk = await enter(await account(town, 'adviser', 'secretary', world.branchA1), false);
  await open(desk, path);
  await desk.locator('#advice > summary').click();
  const advice = desk.locator('#advice form').last();
  await advice.locator('[name="itemId"]').selectOption({ index: 1 });
  await fill(advice, { text: '请写明走访几户' });
  await press(advice, '发送');
  await sees(desk, '意见已发送。');

  const phone = await enter(await account(town, 'advised', 'member', world.branchA1, person), true);
  await phone.goto('/console');
  await phone.getByRole('link', { name: /书记有 1 条指导意见/ }).click();
  expect(await overflow(phone)).toBe(0);
  await sees(phone, '请写明走访几户');
  const thread = phone.locator('#advice li[id^="thread-"]');
  await thread.locator('summary').click();
  await fill(thread, { text: '改为每月走访两户' });
  await press(thread, '回复');
  await sees(phone, '意见已发送。');

  await open(desk, '/console/1-propose/letters?only=advised');
  await sees(desk, '承诺人有 1 条回复');
  await open(desk, path);
  await desk.locator('#advice li[id^="thread-"] summary').click();
  await press(desk.locator('#advice'), '已处理');
  await sees(desk, '已标为已处理。');
  expect((await guidanceThreads(secretary, letterId))[0]).toMatchObject({
    resolvedByName: expect.any(String),
  });

  const stranger = await enter(await account(town, 'stranger', 'secretary', world.branchA2), true);
  expect((await stranger.goto(path))?.status()).toBe(404);
  for (const page of [desk, phone, stranger]) await page.context().close();
});
