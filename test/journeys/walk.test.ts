import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/kernel/days.ts';
import { invite } from '../../src/registry/access/index.ts';
import { PASSWORD } from '../accounts.ts';
import { desk, open, phone, signIn } from '../browser.ts';
import { approve, publish, takeFromQueue } from './acts.ts';
import { comesToSay, fill, follow, overflow, press, sees, textOf } from './forms.ts';
import { account, openTown, type Town } from './town.ts';

const NEED = '村口路灯坏了三盏，晚上看不清路';
const VAGUE = '修好路灯';
const LIGHTS = '修复村口路灯3盏';
const ROAD = '硬化村组道路800米';
const WELL = '清淤灌溉机井2口';
const MEASURES = '召开村民会议，公开招标，分段施工';
const CLEARER = '召开村民会议，公开招标，分段施工，每月张榜通报一次';
const OWN = '每周探望独居老人2户';

let town: Town;
let slipCode: string;
beforeAll(async () => {
  town = await openTown();
  const { world } = town;
  const { branchA1, townA } = world;
  const slip = await invite(await world.as('office', world.city), {
    login: 'liuquan',
    name: '柳泉村党支部书记',
    organizationId: branchA1.id,
    roles: ['secretary'],
  });
  slipCode = slip.slipCode;
  await account(town, 'clerk', 'clerk', branchA1);
  await account(town, 'hedong', 'secretary', townA);
  await account(town, 'leader', 'leader', townA);
});
afterAll(async () => town.close());

/** The items of the organization's letter as they are typed; the last one is due before anything is done. */
const itemsTyped = (today: string, first: string): Record<string, string> => {
  const items = [
    { content: first, quantity: '3', unit: '盏', dueOn: addDays(today, 30) },
    { content: ROAD, quantity: '800', unit: '米', dueOn: addDays(today, 60) },
    { content: WELL, quantity: '2', unit: '口', dueOn: addDays(today, -1) },
  ];
  return Object.fromEntries(
    items.flatMap(({ content, quantity, unit, dueOn }, i) => [
      [`items.${i}.category`, 'livelihood'],
      [`items.${i}.content`, content],
      [`items.${i}.measures`, MEASURES],
      [`items.${i}.responsiblePerson`, '王强'],
      [`items.${i}.dueOn`, dueOn],
      [`items.${i}.targetQuantity`, quantity],
      [`items.${i}.targetUnit`, unit],
    ]),
  );
};

test('a promise walks from the need to the verdict, and a resident follows it', async () => {
  const { url, today, round, world } = town;
  const village = world.branchA1.name;
  const [branch, clerk, superior, leader] = [
    await desk(url),
    await desk(url),
    await desk(url),
    await desk(url),
  ];
  const resident = await phone(url);
  /** Nothing of it is told outside: not by number, not by search, not at the village. */
  let looks = 0;
  const isHidden = async (number: string, words: readonly string[]): Promise<void> => {
    for (const path of [`/l/${number}`, `/i/${number}-1`]) {
      expect((await resident.goto(path))?.status(), path).toBe(404);
    }
    // An address not asked for before is drawn anew, whatever is kept in memory.
    const fresh = `?look=${(looks += 1)}`;
    const places = [
      `/o/${world.branchA1.code}${fresh}`,
      `/${fresh}`,
      ...words.map((word) => `/search?q=${encodeURIComponent(word)}`),
    ];
    for (const path of places) {
      await resident.goto(path);
      const html = (await resident.content()).replaceAll(/value="[^"]*"/g, '');
      for (const word of words) expect(html.replaceAll(`“${word}”`, ''), path).not.toContain(word);
    }
  };

  // The secretary of the branch begins with the slip of paper.
  await branch.goto('/console/activate');
  await fill(branch, { login: 'liuquan', slipCode, password: PASSWORD, secretAgain: PASSWORD });
  await press(branch, '启用并登录');
  await branch.waitForURL(({ pathname }) => pathname === '/console');
  await signIn(clerk, 'clerk');
  await signIn(superior, 'hedong');
  await signIn(leader, 'leader');

  // 提诺: a need is heard, a letter takes it up.
  await open(branch, '/console/1-propose/needs');
  await follow(branch.locator('main'), '登记需求');
  await sees(branch, '一条需求写一件事');
  await fill(branch, {
    text: NEED,
    source: 'visit',
    raisedCount: '12',
    place: '村口',
    category: 'livelihood',
  });
  await press(branch, '登记');
  await sees(branch, '需求已登记');
  await open(branch, '/console/1-propose/letters');
  await press(branch, '起草党组织承诺书');
  await sees(branch, '承诺书已建立');
  await fill(branch, itemsTyped(today, VAGUE));
  await branch.getByText('选择对应的需求').first().press('Enter');
  // What the checks say of the words comes a moment later and leaves the fold open.
  await sees(branch, '时限不当');
  await branch.getByRole('checkbox', { name: NEED }).first().check();
  await press(branch, '保存草稿');
  await sees(branch, '必填内容已齐全');
  await sees(branch, '已列入第 1 项');
  const number = new RegExp(`${round}-\\d{4}-\\d{4}`).exec(await textOf(branch))?.[0] ?? '';
  expect(number).not.toBe('');
  await press(branch, '保存并提交审核');
  await sees(branch, '已提交');
  await isHidden(number, [VAGUE, NEED]);

  // 审诺: the direct superior sends back with a reason; the branch makes it clearer.
  await takeFromQueue(superior, village);
  await sees(superior, NEED);
  await superior.getByText('对第 1 项的意见').first().click();
  await superior.locator('textarea[name^="remarks."]').first().fill('写明盏数');
  await fill(superior, { opinion: '请写明数量，便于群众对照检查' });
  await superior.getByRole('checkbox').first().check();
  await press(superior, '退回修改');
  await sees(superior, `“${village}”已退回修改`);
  await open(branch, '/console');
  await follow(branch.locator('main'), `修改被退回的承诺书：${village}`);
  await sees(branch, '请写明数量，便于群众对照检查');
  await sees(branch, '写明盏数');
  await isHidden(number, [VAGUE, NEED]);
  await fill(branch, { 'items.0.content': LIGHTS });
  await press(branch, '保存并提交审核');
  await sees(branch, '已提交');
  await approve(superior, village);
  await isHidden(number, [LIGHTS, NEED]);

  // A member's letter: entered on behalf by the clerk, reviewed by the branch, kept off the portal.
  const [, , member] = world.people.branchA1;
  await open(clerk, `/console/1-propose/participants?scope=${world.branchA1.id}`);
  await follow(clerk.getByRole('row').filter({ hasText: member!.name }), '代录');
  await fill(clerk, { onBehalfReason: '年老不使用电脑，由本人口述' });
  await press(clerk, '开始代录');
  await sees(clerk, '承诺书已建立');
  await fill(clerk, {
    'items.0.category': 'service',
    'items.0.content': OWN,
    'items.0.measures': '每周三上门，帮助买菜取药',
    'items.0.responsiblePerson': member!.name,
    'items.0.dueOn': addDays(today, 90),
  });
  await press(clerk, '保存并提交审核');
  await sees(clerk, '已提交');
  await approve(branch, member!.name);
  await publish(branch, member!.name);

  // 亮诺: checked for secrets by a named person, then public.
  await publish(superior, village);
  await comesToSay(resident, `/l/${number}`, [LIGHTS, ROAD, WELL, '王强']);
  await comesToSay(resident, `/i/${number}-1`, ['向社会公开', '这件承诺从公开至今没有修改过', '走访调研']);
  expect(await resident.content()).not.toContain(VAGUE);
  await comesToSay(resident, `/search?q=${encodeURIComponent('路灯')}`, [LIGHTS]);
  await comesToSay(resident, `/search?q=${encodeURIComponent('独居老人')}`, ['没有找到']);

  // A published letter changes only as a new version with its reason.
  await open(branch, '/console/1-propose/letters');
  await follow(branch.locator('main'), village);
  await follow(branch.locator('main'), '修订');
  await fill(branch, { reason: '村民代表要求定期通报' });
  await press(branch, '开始修订');
  await branch.locator('[name="items.0.measures"]').waitFor();
  await fill(branch, { 'items.0.measures': CLEARER });
  await press(branch, '保存并提交审核');
  await sees(branch, '已提交');
  await resident.goto(`/i/${number}-1`);
  expect(await textOf(resident)).not.toContain('每月张榜');
  await approve(superior, village);
  await publish(superior, village);
  await comesToSay(resident, `/i/${number}-1`, [
    '修改后重新公开',
    '村民代表要求定期通报',
    '每月张榜通报一次',
  ]);

  // 践诺: a note, a claim, and the superior who looks for himself.
  await open(branch, '/console/4-fulfill');
  await follow(branch.locator('main'), LIGHTS);
  await sees(branch, '承诺内容');
  await fill(branch.locator('form[action^="?/report"]'), { text: '灯具已到货', progress: '40' });
  await press(branch, '登记进展');
  await sees(branch, '进展 40%');
  await comesToSay(resident, `/i/${number}-1`, ['办理进展：40%', '灯具已到货']);
  await fill(branch.locator('form[action^="?/claim"]'), { result: '三盏路灯全部亮起', quantity: '3' });
  await press(branch, '申请销号');
  await sees(branch, '等待上级核实');
  await comesToSay(resident, `/i/${number}-1`, ['报告完成，等待上级核实']);
  await open(superior, '/console/4-fulfill/verify');
  await sees(superior, '三盏路灯全部亮起');
  await superior.locator('summary', { hasText: '核实通过，予以销号' }).click();
  await fill(superior.locator('form[action^="?/closeOut"]'), { opinion: '夜间现场查看，三盏全亮' });
  await press(superior, '核实通过，予以销号');
  await sees(superior, `${number}-1 已销号`);
  await comesToSay(resident, `/i/${number}-1`, ['已销号', '上级核实，同意销号', '夜间现场查看']);
  expect(await overflow(resident)).toBe(0);

  // 评诺: four voices, weighed as the round says, confirmed by a second person.
  const appraise = async (page: Page): Promise<void> => {
    await open(page, '/console/5-appraise');
    await follow(page.getByRole('row').filter({ hasText: number }), village);
    await sees(page, '为什么是这个分');
  };
  const hasNoResult = async (): Promise<void> => {
    await resident.goto(`/l/${number}`);
    expect(await textOf(resident)).not.toMatch(/综合得分|等次|机井清淤拖延/);
  };
  await appraise(branch);
  const checks = ['yes', 'partly', 'no'].flatMap((fulfilled, i) => [
    [`items.${i}.fulfilled`, fulfilled],
    [`items.${i}.statement`, '如实填报'],
  ]);
  await fill(branch, { ...Object.fromEntries(checks), statement: '路灯已修好，机井没有完成' });
  await press(branch, '提交自查');
  await sees(branch, '50 分');
  await fill(branch, {
    heldOn: today,
    place: '柳泉村会议室',
    participants: '40',
    issued: '40',
    returned: '38',
    'counts.satisfied': '25',
    'counts.fairlySatisfied': '8',
    'counts.dissatisfied': '4',
    'counts.unaware': '1',
  });
  await press(branch, '提交评议结果');
  await sees(branch, '85.95 分');
  await appraise(leader);
  await fill(leader, {
    leaderName: '张建国',
    leaderPost: '镇党委副书记',
    good: '路灯修得快，群众满意',
    problem: '机井清淤拖延',
    direction: '倒排工期，尽快完成',
    score: '90',
  });
  await press(leader, '提交点评');
  await sees(leader, '90 分');
  await hasNoResult();
  await appraise(superior);
  await fill(superior, { organizationScore: '80', opinion: '总体落实较好' });
  await press(superior, '形成评定结果');
  await sees(superior, '81.38');
  await sees(superior, `有逾期未销号事项（${number}-3），等次由“较好”降为“一般”`);
  await hasNoResult();
  await appraise(leader);
  await press(leader, '确认并公布结果');
  await sees(leader, '已公布');
  await comesToSay(resident, `/l/${number}`, ['一般', '81.38', '85.95', '满意率 89.19%', '总体落实较好']);
  expect(await overflow(resident)).toBe(0);
  await comesToSay(resident, '/results', [village, '81.38', '一般']);

  // What was not kept is said, and has to be made good by a day.
  await follow(superior.locator('main'), WELL);
  await sees(superior, '承诺内容');
  await fill(superior.locator('form[action^="?/find"]'), { reason: '到期没有动工，也没有说明原因' });
  await press(superior, '认定未兑现');
  await superior.locator('form[action^="?/order"]').waitFor();
  await fill(superior.locator('form[action^="?/order"]'), { reason: '两口机井限期清淤，结果向群众说明' });
  await press(superior, '责令整改');
  await sees(superior, '已责令整改');
  await open(superior, '/console/5-appraise/orders');
  await sees(superior, '两口机井限期清淤');
  await comesToSay(resident, `/i/${number}-3`, ['限期整改', '认定未兑现', '两口机井限期清淤']);
  await comesToSay(resident, `/l/${number}`, ['未兑现与整改']);

  // The member's letter never came to the portal.
  await resident.goto(`/o/${world.branchA1.code}`);
  expect(await resident.content()).not.toContain(OWN);
});
