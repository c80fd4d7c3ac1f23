import { acceptSuggestion } from '../../src/steps/1-propose/suggestions/index.ts';
import { lastSuggestion, sent } from '../suggestions.ts';
import type { Place } from '../world.ts';
import type { Scene, Visits } from './scene.ts';
import type { Town } from './town.ts';

/** Something of what residents write, for the scene: one waiting, one taken up, a small flood. */
export async function suggest({ world }: Town): Promise<Pick<Scene, 'suggestionId' | 'trackingCode'>> {
  const { office, branchA1 } = world;
  const { code: trackingCode } = await sent(office, branchA1.code, { text: '水渠该清淤了', place: '二组' });
  const taken = await lastSuggestion(office, '水渠该清淤了');
  await acceptSuggestion(await world.as('clerk', branchA1), taken.id, { revision: 1, text: '二组水渠清淤' });
  await sent(office, branchA1.code, { text: '村口路灯坏了三盏，晚上看不清路面', contact: '13812345678' });
  const waiting = await lastSuggestion(office, '村口路灯坏了三盏，晚上看不清路面');
  for (let i = 0; i < 10; i += 1) await sent(office, branchA1.code, { text: `低价办证请加微信 ${i}` });
  return { suggestionId: waiting.id, trackingCode };
}

/** Pages of the portal on which residents write and track. */
export const suggestionForms = (
  { trackingCode }: Scene,
  branch: Place,
): Readonly<Record<string, string>> => ({
  '/suggest': `/suggest?q=${encodeURIComponent('柳泉')}`,
  '/suggest/[code]': `/suggest/${branch.code}`,
  '/t': '/t?wrong',
  '/t/[code]': `/t/${trackingCode}`,
});

/** Pages of the console on which suggestions are handled. */
export function suggestionPages({ suggestionId }: Scene, superior: Place): Visits {
  const at = '/console/1-propose/suggestions';
  return {
    [at]: ['', '?queue=held', '?queue=all'].map((queue) => ['branch', at + queue]),
    [`${at}/[id]`]: [
      ['branch', `${at}/${suggestionId}`],
      ['town', `${at}/${suggestionId}`],
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
