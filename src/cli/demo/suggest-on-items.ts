import type { Context } from '../../platform/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import {
  acceptSuggestion,
  aboutItem,
  markReply,
  replyToSuggestion,
  showSuggestion,
} from '../../steps/1-propose/suggestions/index.ts';
import { placePage } from '../../steps/3-publish/index.ts';
import { DAYS_GONE, type DemoOrganization, type Stage } from './stage.ts';
import { writeAsResident } from './write-as-resident.ts';

/** Residents suggest something on published items of one branch: answered, owed, and waiting to be read. */
export async function suggestOnItems(stage: Stage, branch: DemoOrganization, by: Context): Promise<void> {
  const { code } = await organizationFacts(stage.office, branch.id);
  const { items } = await placePage(stage.office, code);
  const [first, second] = items;
  if (!first) return;
  const take = async (number: string, ago: number, text: string) => {
    const { id, code: tracking } = await writeAsResident(stage, branch, { ago, text }, aboutItem(number));
    stage.goTo(DAYS_GONE - ago + 1);
    await acceptSuggestion(by, id, { revision: 1, text });
    return { id, tracking };
  };
  const explained = await take(first.number, 35, '施工期间能不能错开上下学时间');
  stage.goTo(DAYS_GONE - 28);
  const { revision } = (await showSuggestion(by, explained.id)).suggestion;
  await replyToSuggestion(by, explained.id, {
    revision,
    outcome: 'explained',
    text: '已同施工队商定，早上七点到八点、下午四点到五点半停工。承诺内容不变。',
  });
  await markReply(stage.office, '192.0.2.7', explained.tracking, { number: 1, done: true });
  await take((second ?? first).number, 4, '请把办理进展也贴到村口公告栏，老人看不了手机');
  await writeAsResident(
    stage,
    branch,
    { ago: 1, text: '这件事做完以后由谁维护，请说清楚' },
    aboutItem(first.number),
  );
}
