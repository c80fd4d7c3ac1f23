import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveAs, draftFor, goodItems, handIn, openTestRound, revisionOf } from '../../../test/letters.ts';
import { buildWorld, type Place, type World } from '../../../test/world.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { loadLetter } from '../../registry/letters/index.ts';
import { approveBatch, decidedCounts, reviewQueue, reviewStatistics, sendBack, undoReview } from './index.ts';

let world: World;
let roundId: Id;
let town: Context;
beforeAll(async () => {
  world = await buildWorld();
  roundId = await openTestRound(world);
  town = await world.as('secretary', world.townA);
});
afterAll(() => world.close());

const DEEDS = [
  ['疏通三组排水渠600米，6月底前完工', '清淤机进场，村民监督员每周验收'],
  ['为18户独居老人每月上门理发一次', '志愿服务队排班，登记每次上门'],
  ['在村口安装太阳能路灯24盏', '村民代表选点，公示三家报价'],
  ['新建文化广场健身器材12件', '争取体彩资金，由厂家安装质保'],
  ['组织电工技能培训4期，每期30人', '联系县职教中心，发放结业证书'],
  ['改造旱厕35座，验收合格率达到百分之百', '逐户签订协议，施工队包修一年'],
  ['代办医保缴费和养老认证200人次', '每周三上午在便民室值班'],
  ['栽植行道树1500棵，成活率九成', '苗圃供苗，包片到小组管护'],
  ['修补村道破损路面920平方米', '热沥青摊铺，夜间施工减少绕行'],
  ['打灌溉机井3眼，解决450亩地浇水难', '请水利站定点，机泵由用水户共管'],
  ['开设暑期托管班1个，照看42名儿童', '返乡大学生轮值，教室借用村小'],
  ['调解邻里纠纷50起，当场履行八成以上', '五老人员入户，逐起建档回访'],
] as const;
const itemsFrom = (start: number) =>
  goodItems(3).map((item, i) => {
    const [content, measures] = DEEDS[(start + i) % DEEDS.length]!;
    return {
      ...item,
      content,
      measures,
      responsiblePerson: ['王强', '李敏', '赵垚'][i]!,
      dueOn: `2026-0${6 + i}-15`,
    };
  });

let codes = 0;
async function submitted(items = goodItems(3)): Promise<{ letterId: Id; revision: number; place: Place }> {
  const place = await world.addPlace(world.townA, `批量${codes}党支部`, 'branch', `B${(codes += 1)}`);
  const author = await world.as('clerk', place);
  const letterId = await draftFor(author, place.id, items);
  await handIn(author, letterId);
  return { letterId, revision: await revisionOf(author, letterId), place };
}

describe('approving many at once', () => {
  it('takes what the checks do not warn of, and names the reason of what it leaves', async () => {
    const clean = await submitted(itemsFrom(0));
    const other = await submitted(itemsFrom(3));
    const empty = await submitted(
      goodItems(3).map((item) => ({ ...item, content: '进一步加强学习，切实提高认识，努力做好工作' })),
    );
    const moved = await submitted(itemsFrom(6));
    expect((await loadLetter(world.office, clean.letterId)).warningsCount).toBe(0);
    expect((await loadLetter(world.office, empty.letterId)).warningsCount).toBeGreaterThan(0);
    const { rows } = await reviewQueue(town, { clean: true });
    expect(rows.map((row) => row.letterId)).not.toContain(empty.letterId);
    await approveAs(town, moved.letterId);
    const keyed = { ...town, requestKey: 'batch-1' };
    const input = {
      letters: [clean, other, empty, moved].map(({ letterId, revision }) => ({ letterId, revision })),
    };
    const outcomes = await approveBatch(keyed, input);
    expect(outcomes).toMatchObject([
      { letterId: clean.letterId, reviewId: expect.any(String) },
      { letterId: other.letterId, reviewId: expect.any(String) },
      { letterId: empty.letterId, code: 'review.has-warnings' },
      { letterId: moved.letterId, code: 'letter.conflict' },
    ]);
    expect(await approveBatch(keyed, input)).toEqual(outcomes);
    expect((await loadLetter(world.office, empty.letterId)).state).toBe('submitted');
    const [first] = outcomes;
    if (first && 'reviewId' in first) await undoReview(town, first.reviewId);
    expect((await loadLetter(world.office, clean.letterId)).state).toBe('submitted');
  });

  it('is no way around the policy', async () => {
    const { letterId, revision } = await submitted(itemsFrom(9));
    for (const [who, code] of [
      [await world.as('secretary', world.branchA2), 'letter.not-found'],
      [await world.as('office', world.countyA), 'access.denied'],
      [world.anonymous(), 'letter.not-found'],
    ] as const) {
      expect(await approveBatch(who, { letters: [{ letterId, revision }] })).toEqual([{ letterId, code }]);
    }
    await expect(approveBatch(town, { letters: [] })).rejects.toThrow('input.invalid');
  });
});

it('the figures of reviewing count decisions, days, haste and what waits, for the level above only', async () => {
  const county = await world.as('secretary', world.countyA);
  const before = (await reviewStatistics(county, { roundId, organizationId: world.countyA.id })).find(
    ({ organizationId }) => organizationId === world.townA.id,
  )!;
  const waiting = await submitted();
  const letters = await Promise.all([submitted(), submitted()]);
  world.clock.advanceDays(10);
  for (const { letterId, revision } of letters) {
    world.clock.advance(3000);
    await sendBack(town, letterId, { revision, reasons: ['vague'] });
  }
  const hasty = await submitted();
  world.clock.advance(3000);
  await approveAs(town, hasty.letterId);
  const after = (await reviewStatistics(county, { roundId, organizationId: world.countyA.id })).find(
    ({ organizationId }) => organizationId === world.townA.id,
  )!;
  expect(after.decided - before.decided).toBe(3);
  expect(after.sentBack - before.sentBack).toBe(2);
  expect(after.late - before.late).toBe(2);
  expect(after.hasty - before.hasty).toBe(1);
  expect(after.overdue).toBeGreaterThan(0);
  expect(after.waiting).toBeGreaterThan(before.waiting);
  expect((await decidedCounts(town)).returned).toBeGreaterThanOrEqual(2);
  expect((await reviewQueue(town, { text: waiting.place.name })).rows.map((row) => row.letterId)).toEqual([
    waiting.letterId,
  ]);
  expect((await reviewQueue(town, { text: '%' })).rows).toEqual([]);
  for (const stranger of [
    await world.as('office', world.countyB),
    await world.as('secretary', world.branchA1),
  ]) {
    await expect(reviewStatistics(stranger, { roundId, organizationId: world.countyA.id })).rejects.toThrow(
      /not-found|denied/,
    );
  }
});
