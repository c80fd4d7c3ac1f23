import sharp from 'sharp';
import type { Id } from '../../src/kernel/ids.ts';
import type { Context } from '../../src/platform/index.ts';
import { recordOccasion } from '../../src/steps/3-publish/channels/index.ts';
import { showPublication } from '../../src/steps/3-publish/index.ts';
import { schedulePublication } from '../../src/steps/3-publish/schedule/index.ts';
import type { Scene, Visits } from './scene.ts';

/** Sets the hour of a letter, with all that the scan found masked. */
export async function scheduleMasked(reviewer: Context, letterId: Id, publishOn: string): Promise<void> {
  const { findings } = await showPublication(reviewer, letterId);
  await schedulePublication(reviewer, {
    letterId,
    publishOn,
    hour: 9,
    secrecyCheckedBy: '周检查',
    decisions: findings.map(({ key }) => ({ key, decision: 'masked', reason: '' })),
  });
}

/** A meeting at which a letter was read out, with a photograph. */
export async function readOut(branch: Context, letterId: Id, heldOn: string): Promise<Id> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const { occasionId } = await recordOccasion(
    branch,
    { channel: 'meetingReading', heldOn, place: '党员大会', letterIds: [letterId] },
    [{ name: '现场.jpg', bytes }],
  );
  return occasionId;
}

const HERE = '/console/3-publish';

/** Pages of the console on which letters are published and shown. */
export const publishPages = ({ published, occasionId, approvedId }: Scene): Visits => ({
  [HERE]: [['town', HERE]],
  [`${HERE}/board`]: [
    ['branch', `${HERE}/board`],
    ['member', `${HERE}/board`],
  ],
  [`${HERE}/board/[letterId]`]: [
    ['town', `${HERE}/board/${published.letterId}?withdraw`],
    ['branch', `${HERE}/board/${published.letterId}?take-back=${occasionId}`],
  ],
  [`${HERE}/consent`]: [['member', `${HERE}/consent`]],
  [`${HERE}/consents`]: [['branch', `${HERE}/consents`]],
  [`${HERE}/consents/sheet`]: [['branch', `${HERE}/consents/sheet`]],
  [`${HERE}/letters/[letterId]`]: [['town', `${HERE}/letters/${approvedId}`]],
  [`${HERE}/scheduled`]: [['town', `${HERE}/scheduled`]],
});

export const publishOnPhone = [
  '',
  '/board',
  '/board/[letterId]',
  '/consent',
  '/consents',
  '/letters/[letterId]',
  '/scheduled',
].map((part) => HERE + part);
