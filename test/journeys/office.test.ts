import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PASSWORD } from '../accounts.ts';
import { desk, open, phone } from '../browser.ts';
import { barriers } from './barriers.ts';
import { fill, follow, press, sees, textOf } from './forms.ts';
import { startProgram } from './program.ts';

const ORGANIZATIONS = `党组织代码,党组织全称,上级党组织
990001,中共甲县委员会,中共测试市委员会
990001001,中共甲县河东镇委员会,中共甲县委员会
990001001001,柳泉村党支部,中共甲县河东镇委员会
990001009,无名村党支部,中共从未有过的镇委员会
`;
const PEOPLE = `姓名,所在党支部,人员类别,职务,身份证号
王强,柳泉村党支部,正式党员,党支部书记,320301197001010000
李敏,柳泉村党支部,预备党员,,320301199001010000
周喆,从未有过的党支部,正式党员,,320301198001010000
`;

/** Figures of a check or a result, by their words. */
const figures = async (page: Page): Promise<Record<string, number>> => {
  const text = await textOf(page);
  const words = ['读取行数', '将新增', '将更新', '已新增', '与系统一致', '有错误，不导入', '有错误，未导入'];
  return Object.fromEntries(
    words.flatMap((word) => {
      const found = new RegExp(`${word} ?(\\d+)`).exec(text);
      return found ? [[word, Number(found[1])]] : [];
    }),
  );
};

/** Uploads a table, keeps the guessed columns and waits for what the check says. */
async function check(page: Page, kind: string, name: string, text: string): Promise<void> {
  await open(page, `/console/imports?kind=${kind}`);
  await fill(page, { kind });
  await page
    .locator('[name="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) });
  await press(page, '上传并识别');
  await sees(page, '核对各列的内容');
}

test('a new office sets itself up, brings its tables, opens a round and hands out the first account', async () => {
  const { url, printed } = await startProgram();
  const link = /\/console\/setup\?key=[\w-]{20,}/.exec(printed())?.[0] ?? '';
  const office = await desk(url);
  await office.addInitScript('window.print = () => { document.documentElement.dataset.printed = "1"; };');

  await open(office, link);
  expect(await barriers(office)).toEqual([]);
  await fill(office, {
    officeName: '测试市公开承诺办公室',
    officeShortName: '测试市',
    rootName: '中共测试市委员会',
    rootKind: 'localCommittee',
    rootCode: '9900',
    administratorName: '活动办公室',
    login: 'office',
    password: PASSWORD,
    secretAgain: `${PASSWORD}。`,
  });
  await press(office, '完成设置');
  await sees(office, '两次填写的密码不一致');
  await fill(office, { password: PASSWORD, secretAgain: PASSWORD });
  await press(office, '完成设置');
  await sees(office, '目前没有开启的轮次');
  const second = await desk(url);
  await second.goto(link);
  await sees(second, '系统已经设置完毕');

  // Organizations: one row of the file names a superior that nobody knows.
  await check(office, 'organizations', '党组织.csv', ORGANIZATIONS);
  expect(await barriers(office)).toEqual([]);
  await press(office, '检查全部数据');
  await sees(office, '检查结果');
  expect(await figures(office)).toMatchObject({ 读取行数: 4, 将新增: 3, '有错误，不导入': 1 });
  await sees(office, '中共从未有过的镇委员会');
  expect(await barriers(office)).toEqual([]);
  await press(office, '确认导入');
  await sees(office, '导入结果');
  expect(await figures(office)).toMatchObject({ 已新增: 3, '有错误，未导入': 1 });
  expect(await barriers(office)).toEqual([]);
  await check(office, 'organizations', '党组织.csv', ORGANIZATIONS);
  await press(office, '检查全部数据');
  await sees(office, '检查结果');
  expect(await figures(office)).toMatchObject({ 将新增: 0, 将更新: 0, 与系统一致: 3 });

  // People: the identity numbers of the table are never taken.
  await check(office, 'people', '名册.csv', PEOPLE);
  await sees(office, '系统不收集这类个人信息');
  await press(office, '检查全部数据');
  await sees(office, '检查结果');
  expect(await figures(office)).toMatchObject({ 读取行数: 3, 将新增: 2, '有错误，不导入': 1 });
  await press(office, '确认导入');
  await sees(office, '导入结果');
  await follow(office.locator('main'), '查看人员');
  await sees(office, '王强');
  expect(await office.content()).not.toContain('320301');
  await check(office, 'people', '名册.csv', PEOPLE);
  await press(office, '检查全部数据');
  await sees(office, '检查结果');
  expect(await figures(office)).toMatchObject({ 将新增: 0, 将更新: 0, 与系统一致: 2 });

  // A round from the template of 2010.
  await open(office, '/console/rounds');
  await follow(office.locator('main'), '新建轮次');
  await sees(office, '先定名称和起止日期');
  await fill(office, { name: '本年度公开承诺', template: 'excellence2010' });
  await press(office, '新建');
  await follow(office.locator('main'), '开启轮次');
  await sees(office, '开启后，以下设置不再改动');
  await press(office, '确认开启');
  await sees(office, '轮次已开启');

  // The first account below, with a slip of paper that works once.
  await open(office, '/console/accounts');
  await follow(office.locator('main'), '开设账号');
  await follow(office.locator('main'), /甲县委员会/);
  await sees(office, '已按组织代码拟定');
  await fill(office, { name: '甲县委书记', roles: ['secretary'] });
  const login = await office.locator('[name="login"]').inputValue();
  await press(office, '开设并生成启用单');
  await sees(office, '启用单只在本页显示一次');
  expect(await barriers(office)).toEqual([]);
  await press(office, '打印');
  expect(await office.locator('html').getAttribute('data-printed')).toBe('1');
  await office.emulateMedia({ media: 'print' });
  const paper = (await office.locator('body').innerText()).split('\n').map((line) => line.trim());
  expect(paper).toContain(login);
  expect(paper.join()).not.toMatch(/启用单只在本页显示一次|退出登录|再开设一个/);
  const slipCode = paper[paper.indexOf('启用码') + 1] ?? '';
  const address = paper.find((line) => line.startsWith('http')) ?? '';

  const secretary = await phone(url);
  await secretary.goto(address);
  await fill(secretary, { login, slipCode, password: PASSWORD, secretAgain: PASSWORD });
  await press(secretary, '启用并登录');
  await sees(secretary, '甲县委书记，您好');
  const late = await phone(url);
  await late.goto(address);
  await fill(late, { login, slipCode, password: PASSWORD, secretAgain: PASSWORD });
  await press(late, '启用并登录');
  await sees(late, '启用单已用过');
});
