import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { declineNeed, answerNeed, listNeeds, showNeed } from '../../steps/1-propose/needs/index.ts';
import {
  acceptSuggestion,
  binSuggestions,
  handOver,
  listSuggestions,
  refuseSuggestion,
  showSuggestion,
} from '../../steps/1-propose/suggestions/index.ts';
import { DAYS_GONE, type City, type DemoOrganization, type Stage } from './stage.ts';
import { suggestOnItems } from './suggest-on-items.ts';
import { writeAsResident, type Wish } from './write-as-resident.ts';

/** Residents write to one branch and to the office; of what they write something stands in every state. */
export async function hearResidents(
  stage: Stage,
  city: City,
  secretaries: ReadonlyMap<Id, Actor>,
): Promise<void> {
  const [branch] = city.branches;
  if (!branch) return;
  const by = stage.as(secretaries.get(branch.id) ?? city.admin);
  await settleEarlier(stage, branch, by);
  await suggestOnItems(stage, branch, by);
  const waiting: readonly Wish[] = [
    { ago: 8, text: '文化广场的健身器材松动了，小孩子玩危险', place: '文化广场' },
    { ago: 2, text: '去镇上的公交车能不能早上加一班，赶集的老人多', contact: '王大爷 13800000000' },
    { ago: 1, text: '我家门口的窨井盖破了，找我请打13900000000', place: '四组' },
    { ago: 0, text: '村卫生室晚上没有人，希望能轮流值班' },
  ];
  for (const wish of waiting) await writeAsResident(stage, branch, wish);
  for (let i = 0; i < 26; i += 1) {
    await writeAsResident(
      stage,
      branch,
      { ago: 0, text: `低价代办各类证件，加微信 zj${1000 + i * 37} 联系` },
      undefined,
      '203.0.113.5',
    );
  }
  // The first of a flood come through; the rest is held back.
  const { rows: junk } = await listSuggestions(by, {
    within: branch.path,
    queue: 'waiting',
    query: '低价代办',
  });
  await binSuggestions(by, { ids: junk.map(({ id }) => id) });
  await writeAsResident(
    stage,
    branch,
    { ago: 0, text: '老年活动室的空调坏了，能修一下吗' },
    undefined,
    '203.0.113.5',
  );
  await writeAsResident(stage, city.root, {
    ago: 1,
    text: '乡道两边的杨絮太多，不知道归谁管',
    place: branch.name,
  });
}

async function settleEarlier(stage: Stage, branch: DemoOrganization, by: Context): Promise<void> {
  const take = async (wish: Wish, more: Record<string, unknown> = {}): Promise<Id> => {
    const { id } = await writeAsResident(stage, branch, wish);
    stage.goTo(DAYS_GONE - wish.ago + 1);
    const { suggestion } = await showSuggestion(by, id);
    await acceptSuggestion(by, id, { revision: suggestion.revision, text: suggestion.text, ...more });
    return (await showSuggestion(by, id)).need!.id;
  };
  await take({ ago: 6, text: '五组的垃圾桶太少，天热味道大', place: '五组' }, { public: true });
  const { rows } = await listNeeds(by, { within: branch.path, own: true, state: 'adopted' });
  if (rows[0]) await take({ ago: 40, text: rows[0].text }, { into: rows[0].id });
  const answered = await take({ ago: 30, text: '城乡居民医保在哪里交，能不能在村里办' });
  await answerNeed(by, answered, {
    revision: (await showNeed(by, answered)).need.revision,
    answer: '每周二、周五在村便民服务点可以代办，带身份证和户口本。',
  });
  const declined = await take({ ago: 25, text: '希望把村道全部改成双向四车道' });
  await declineNeed(by, declined, {
    revision: (await showNeed(by, declined)).need.revision,
    answer: '村道用地不足，不具备拓宽条件；先在三处弯道加宽错车位。',
  });

  const { id: rude } = await writeAsResident(stage, branch, {
    ago: 20,
    text: '就知道开会，一个个都是吃干饭的',
  });
  stage.goTo(DAYS_GONE - 19);
  await refuseSuggestion(by, rude, {
    revision: 1,
    reason: 'attack',
    answer: '请写明希望解决的具体事情，我们一定办。',
  });
  const { id: accusation } = await writeAsResident(stage, branch, {
    ago: 15,
    text: '有人多占了宅基地，要求查处',
  });
  stage.goTo(DAYS_GONE - 14);
  await handOver(by, accusation, { revision: 1, channel: 'petition', reference: '镇信访登记〔2026〕18号' });
}
