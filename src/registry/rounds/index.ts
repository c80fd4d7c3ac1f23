/** Rounds 轮次: what a campaign asks for, by when and by which scale; all of it data. */
export { calendarDays, setCalendarDay, type CalendarDay } from './calendar-days.ts';
export { closeRound } from './close-round.ts';
export { createRound } from './create-round.ts';
export { editChecks } from './edit-checks.ts';
export { editDuties } from './edit-duties.ts';
export { editGuidance } from './edit-guidance.ts';
export { editLexicon } from './edit-lexicon.ts';
export { editRound } from './edit-round.ts';
export { emptyTemplate, excellence2010 } from './excellence-2010.data.ts';
export { listRounds, showRound, type SettingsVersion } from './list-rounds.ts';
export { openRound } from './open-round.ts';
export { removeDuties } from './remove-duties.ts';
export { settingsFrom, stepAt } from './rules.ts';
export { roundDraft } from './schemas.ts';
export { currentRound, latestRound, roundBefore, roundById } from './store.ts';
export * from './types.ts';
