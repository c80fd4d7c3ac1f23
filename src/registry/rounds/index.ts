/** Rounds 轮次: what a campaign asks for, by when and by which scale; all of it data. */
export { emptyTemplate, excellence2010 } from './excellence-2010.data.ts';
export { nameIn, nameOf, settingsFrom, stepAt } from './rules.ts';
export { roundDraft, roundSettings } from './schemas.ts';
export { currentRound, roundById } from './store.ts';
export * from './types.ts';
