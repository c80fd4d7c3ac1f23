import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { addNeeds, recordActivity } from '../../steps/1-propose/collection/index.ts';
import {
  declineNeeds,
  findDuplicates,
  listNeeds,
  mergeNeeds,
  passNeed,
  releaseNeeds,
} from '../../steps/1-propose/needs/index.ts';
import type { City, DemoOrganization, Stage } from './stage.ts';
import { personName } from './stage.ts';

const BRANCHES = 24;

/** Said at the meeting, then once more on a slip in other words. */
const AT_THE_MEETING = [
  ['三组到五组之间的路灯坏了十二盏，夜里走路看不见', '三组', 14],
  ['自来水早晚压力不足，二楼上不去水', '一组', 9],
  ['村口公交站没有雨棚，老人孩子淋雨', '村口', 6],
] as const;
const ON_THE_VISIT = [
  ['独居老人就医没人陪，希望有人帮助', '五组', 3],
  ['果品包装厂想招本村妇女，缺培训', '产业园', 2],
] as const;
const fromTheBox = (place: string) =>
  [
    ['三组到五组之间的路灯坏了十二盏，晚上走路看不见', '三组', 4],
    [`想在${place}广场边增设停车位`, '文化广场', 5],
    [`县道到${place}的路口大货车多，要装红绿灯`, '县道路口', 11],
  ] as const;

/** Branches hold a meeting, pay visits and empty the box; what was said twice is merged, what nobody does is shown. */
export async function collectOpinions(
  stage: Stage,
  city: City,
  secretaries: ReadonlyMap<Id, Actor>,
): Promise<void> {
  for (const branch of city.branches.slice(0, BRANCHES)) {
    await collect(stage, city, branch, secretaries.get(branch.id) ?? city.admin);
  }
}

type Said = readonly (readonly [text: string, place: string, raisedCount: number])[];

async function collect(stage: Stage, city: City, branch: DemoOrganization, actor: Actor): Promise<void> {
  const by = stage.as(actor);
  const hold = async (day: number, record: object, said: Said): Promise<void> => {
    stage.goTo(day);
    const { id } = await recordActivity(by, {
      organizationId: branch.id,
      heldOn: stage.dayOfRound(day),
      ledBy: `${branch.secretary}、${personName(stage)}`,
      ...record,
    });
    await addNeeds(by, id, {
      lines: said.map(([text, place, raisedCount]) => ({ text, place, raisedCount })),
    });
  };
  const place = branch.name.replace('党支部', '');
  await hold(
    3,
    {
      kind: 'discussionMeeting',
      place: `${place}会议室`,
      participants: 18 + stage.random.below(20),
      minutes: '会上大家谈得最多的是路灯和用水。\n有人提出村口公交站要搭雨棚，也有人愿意出力。',
    },
    AT_THE_MEETING,
  );
  await hold(
    5,
    { kind: 'visit', place, households: 6 + stage.random.below(12), enterprises: 1 },
    ON_THE_VISIT,
  );
  await hold(
    8,
    { kind: 'suggestionBox', place: `${place}门口`, slips: 4 + stage.random.below(6) },
    fromTheBox(place),
  );
  stage.goTo(10);
  for (const [first, ...others] of await findDuplicates(by, branch.id)) {
    if (first && others.length > 0) {
      await mergeNeeds(by, { intoId: first.id, needIds: others.map(({ id }) => id) });
    }
  }
  await settle(stage, city, branch, actor);
}

async function settle(stage: Stage, city: City, branch: DemoOrganization, actor: Actor): Promise<void> {
  const by = stage.as(actor);
  const county = city.counties.find(({ path }) => branch.path.startsWith(path));
  const { rows } = await listNeeds(by, { within: branch.path, own: true });
  const of = (piece: string) => rows.find(({ text }) => text.includes(piece));
  const parking = of('停车位');
  const lights = of('红绿灯');
  const shown = rows.filter(({ state }) => state === 'new').map(({ id }) => id);
  if (shown.length > 0) await releaseNeeds(by, { needIds: shown, public: true });
  if (parking) {
    await declineNeeds(by, { needIds: [parking.id], answer: '广场周边没有可用土地，待下一轮规划时再研究。' });
  }
  if (lights && county) {
    await passNeed(by, lights.id, {
      revision: lights.revision + 1,
      toOrganizationId: county.id,
      reason: '县道信号灯由县里统一设置',
    });
  }
}
