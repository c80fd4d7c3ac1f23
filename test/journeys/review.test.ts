import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import type { Id } from '../../src/kernel/ids.ts';
import { loadLetter, loadVersion } from '../../src/registry/letters/index.ts';
import { recall, sendBack } from '../../src/steps/2-review/index.ts';
import { DESK, open, PHONE, visitor } from '../browser.ts';
import { draftFor, goodItems, handIn, revisionOf } from '../letters.ts';
import type { Place } from '../world.ts';
import { fill, overflow, press, sees } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const DEEDS = [
  ['疏通三组排水渠600米，汛前完工', '清淤机进场，村民监督员每周验收'],
  ['为18户独居老人每月上门理发一次', '志愿服务队排班，登记每次上门'],
  ['在村口安装太阳能路灯24盏', '村民代表选点，公示三家报价'],
  ['组织电工技能培训4期，每期30人', '联系县职教中心，发放结业证书'],
  ['改造旱厕35座，验收合格率达到百分之百', '逐户签订协议，施工队包修一年'],
  ['栽植行道树1500棵，成活率九成', '苗圃供苗，包片到小组管护'],
] as const;

/** Items the checks do not warn of, or plain ones that are alike in every letter. */
const itemsFrom = (start: number | undefined) =>
  goodItems(3).map((item, i) => {
    const dueOn = addDays(town.today, 40 + 20 * i);
    if (start === undefined) return { ...item, dueOn };
    const [content, measures] = DEEDS[start + i]!;
    return { ...item, content, measures, dueOn, responsiblePerson: ['王强', '李敏', '赵垚'][i]! };
  });

let codes = 0;
async function waiting(superior: Place, start?: number): Promise<{ id: Id; place: Place }> {
  const { world } = town;
  const place = await world.addPlace(superior, `审核${(codes += 1)}村党支部`, 'branch', `RV${codes}`);
  // Letters wait in the order of their ids, and ids follow the clock.
  world.clock.advance(1000);
  const author = await world.as('secretary', place);
  const id = await draftFor(author, place.id, itemsFrom(start));
  await handIn(author, id);
  return { id, place };
}

async function enter(token: string, phone = false): Promise<Page> {
  const context = await visitor({ ...(phone ? PHONE : DESK), baseURL: town.url });
  await context.addCookies([{ name: 'yinuo_session', value: token, url: town.url }]);
  return context.newPage();
}

/** Goes on with the Tab key until the focus is on something with these words, as somebody without a mouse does. */
async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : '';
      return `${element?.textContent ?? ''} ${label ?? ''}`.replaceAll(/\s+/g, ' ').trim();
    });
    if (typeof words === 'string' ? here === words : words.test(here)) return;
  }
  throw new Error(`the Tab key never reached ${words}`);
}

test('twenty letters are reviewed by keyboard alone: five sent back, two approved together, one decision taken back', async () => {
  const { world } = town;
  const superior = await world.addPlace(world.countyA, '键盘镇委员会', 'committee', 'RVK');
  const letters: Id[] = [];
  for (let n = 0; n < 20; n += 1) {
    letters.push((await waiting(superior, n < 18 ? undefined : (n - 18) * 3)).id);
  }
  const page = await enter(await account(town, 'keys', 'secretary', superior));
  const { keyboard } = page;
  const decided = (n: number) => page.waitForURL(new RegExp(`${letters[n + 1]}\\?decided=`));
  await open(page, '/console/2-review');
  await tabTo(page, '审核1村党支部');
  await keyboard.press('Enter');
  await page.waitForURL(new RegExp(letters[0]!));
  for (let n = 0; n < 18; n += 1) {
    await sees(page, `审核：审核${n + 1}村党支部`);
    if (n < 5) {
      await keyboard.press('r');
      await keyboard.press('Space');
      await keyboard.press('r');
      await keyboard.press('Enter');
    } else {
      await keyboard.press('a');
      await keyboard.press('a');
    }
    await decided(n);
    if (n !== 7) continue;
    await tabTo(page, /^撤回/);
    await keyboard.press('Enter');
    await page.waitForURL(/done=undone/);
    await sees(page, '已撤回这次审核');
    await keyboard.press('j');
    await page.waitForURL(new RegExp(`${letters[8]}$`));
    await keyboard.press('k');
    await page.waitForURL(new RegExp(`${letters[7]}$`));
    await keyboard.press('a');
    await keyboard.press('Enter');
    await decided(n);
  }
  await tabTo(page, '返回待审核');
  await keyboard.press('Enter');
  await tabTo(page, '全选本页');
  await keyboard.press('Space');
  await tabTo(page, '批量审核通过');
  await keyboard.press('Enter');
  await tabTo(page, '确认通过这 2 份');
  await keyboard.press('Enter');
  await sees(page, '已审核通过 2 份');
  const states = await Promise.all(letters.map(async (id) => (await loadLetter(world.office, id)).state));
  expect(states.map((state) => state === 'returned')).toEqual(letters.map((_, n) => n < 5));
  expect(states.filter((state) => state === 'approved')).toHaveLength(15);
  await page.context().close();
}, 180_000);

test('who decides on a letter that was taken back meanwhile sees why and keeps every word', async () => {
  const { world } = town;
  const { id, place } = await waiting(world.townA);
  const author = await world.as('secretary', place);
  const page = await enter(await account(town, 'loser', 'secretary', world.townA));
  await open(page, `/console/2-review/${id}`);
  await page.getByText('对第 1 项的意见').first().click();
  await page.locator('[name^="remarks."]').first().fill('请写明路段');
  await fill(page, { opinion: '原则同意，补充后再报' });
  await recall(author, id, { revision: await revisionOf(author, id) });
  await press(page, '审核通过');
  await sees(page, '您的审核没有生效');
  await sees(page, /承诺人在您审核期间收回了承诺书/);
  await sees(page, '请写明路段');
  await sees(page, '原则同意，补充后再报');
  await handIn(author, id);
  await open(page, `/console/2-review/${id}`);
  await press(page, '恢复内容');
  expect(await page.locator('[name="opinion"]').inputValue()).toBe('原则同意，补充后再报');
  await page.context().close();
});

test('what was typed for one letter stays with it when the next is opened', async () => {
  const { world } = town;
  const superior = await world.addPlace(world.countyA, '翻页镇委员会', 'committee', 'RVP');
  const letters = [await waiting(superior), await waiting(superior)];
  const page = await enter(await account(town, 'pages', 'secretary', superior));
  await open(page, `/console/2-review/${letters[0]!.id}`);
  await fill(page, { opinion: '只说第一份', reasons: 'vague' });
  await page.getByText('内容空泛').focus();
  await page.keyboard.press('j');
  await page.waitForURL(new RegExp(letters[1]!.id));
  await sees(page, `审核：${letters[1]!.place.name}`);
  expect(await page.locator('[name="opinion"]').inputValue()).toBe('');
  expect(await page.locator('[name="reasons"]:checked').count()).toBe(0);
  await page.keyboard.press('k');
  await page.waitForURL(new RegExp(letters[0]!.id));
  await press(page, '恢复内容');
  expect(await page.locator('[name="opinion"]').inputValue()).toBe('只说第一份');
  await page.context().close();
});

test.each([
  ['on an old phone', true],
  ['at a desk', false],
])('the author takes proposed words over in one press, answers and hands in again, %s', async (_, phone) => {
  const { world } = town;
  const { id, place } = await waiting(world.townA);
  const reviewer = await world.as('secretary', world.townA);
  const { content } = await loadVersion(world.office, id, 1);
  const [first, second] = content.items;
  await sendBack(reviewer, id, {
    revision: await revisionOf(reviewer, id),
    reasons: ['vague'],
    remarks: { [first!.id]: '写明起止', [second!.id]: '请说明经费' },
    edits: { [first!.id]: { content: '硬化一组至三组道路800米' } },
  });
  const name = phone ? 'old' : 'new';
  const page = await enter(await account(town, `author-${name}`, 'secretary', place), phone);
  const path = `/console/1-propose/letters/${id}`;
  await (phone ? page.goto(path) : open(page, path));
  expect(await overflow(page)).toBe(0);
  await press(page, '采用建议的写法');
  await sees(page, '已采用建议的写法。');
  expect(await page.locator('[name="items.0.content"]').inputValue()).toBe('硬化一组至三组道路800米');
  await fill(page, { [`answers.${second!.id}`]: '经费已列入村级预算' });
  await press(page, '保存并提交审核');
  await sees(page, /已提交，由.*审核/);
  const desk = await enter(await account(town, `second-${name}`, 'office', world.townA));
  await open(desk, `/console/2-review/${id}`);
  await sees(desk, '这次改了什么');
  await sees(desk, '已照建议修改');
  await sees(desk, '经费已列入村级预算');
  await sees(desk, '没有变动：第 3 项');
  for (const one of [page, desk]) await one.context().close();
});
