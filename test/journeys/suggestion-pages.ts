import {
  aboutItem,
  acceptSuggestion,
  replyToSuggestion,
} from '../../src/steps/1-propose/suggestions/index.ts';
import { lastSuggestion, sent } from '../suggestions.ts';
import type { Place } from '../world.ts';
import type { Scene, Visits } from './scene.ts';
import type { Town } from './town.ts';

/** Something of what residents write, for the scene: waiting, taken up, replied to on an item, a small flood. */
export async function suggest(
  { world: { office, as, branchA1 } }: Town,
  itemNumber: string,
): Promise<Pick<Scene, 'suggestionId' | 'repliedId' | 'trackingCode'>> {
  const clerk = await as('clerk', branchA1);
  await sent(office, branchA1.code, { text: '水渠该清淤了', place: '二组' });
  const taken = await lastSuggestion(office, '水渠该清淤了');
  await acceptSuggestion(clerk, taken.id, { revision: 1, text: '二组水渠清淤' });
  const { code: trackingCode } = await sent(office, aboutItem(itemNumber), { text: '路面再宽半米' });
  const { id: repliedId } = await lastSuggestion(office, '路面再宽半米');
  await acceptSuggestion(clerk, repliedId, { revision: 1, text: '路面再宽半米' });
  await replyToSuggestion(clerk, repliedId, { revision: 2, outcome: 'explained', text: '两侧是农田' });
  await sent(office, branchA1.code, { text: '村口路灯坏了三盏，晚上看不清路面', contact: '13812345678' });
  const waiting = await lastSuggestion(office, '村口路灯坏了三盏，晚上看不清路面');
  for (let i = 0; i < 10; i += 1) await sent(office, branchA1.code, { text: `低价办证请加微信 ${i}` });
  return { trackingCode, suggestionId: waiting.id, repliedId };
}

/** Pages of the portal on which residents write and track. */
export const suggestionForms = (
  { trackingCode, published }: Scene,
  branch: Place,
): Readonly<Record<string, string>> => ({
  '/suggest': `/suggest?q=${encodeURIComponent('柳泉')}`,
  '/suggest/[code]': `/suggest/${branch.code}`,
  '/suggest/item/[number]': `/suggest/item/${published.items[0]!.number}`,
  '/t': '/t?wrong',
  '/t/[code]': `/t/${trackingCode}`,
});

/** Pages of the console on which suggestions are handled. */
export function suggestionPages({ suggestionId, repliedId }: Scene, superior: Place): Visits {
  const at = '/console/1-propose/suggestions';
  return {
    [at]: ['', '?queue=held', '?queue=all'].map((queue) => ['branch', at + queue]),
    [`${at}/[id]`]: [
      ['branch', `${at}/${suggestionId}`],
      ['town', `${at}/${suggestionId}`],
      ['branch', `${at}/${repliedId}`],
    ],
    [`${at}/[id]/pass`]: [
      ['branch', `${at}/${suggestionId}/pass?q=${encodeURIComponent('委员会')}`],
      ['branch', `${at}/${suggestionId}/pass?to=${superior.id}`],
    ],
    [`${at}/bulk`]: (['accept', 'refuse', 'spam', 'release', 'restore'] as const).map((act) => [
      'branch',
      `${at}/bulk?act=${act}&alike=1&id=${suggestionId}`,
    ]),
  };
}
