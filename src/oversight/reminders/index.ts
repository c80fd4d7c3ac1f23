/** 提醒: what waits for whom, on the to-do page and at most once a day by mail. */
export * from './rules.ts';
export { sendDigests, type HandOver } from './send-digests.ts';
export * from './types.ts';
export { workAtHand, type WorkAtHand } from './work-at-hand.ts';
