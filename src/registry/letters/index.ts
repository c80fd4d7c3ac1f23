/** Commitment letters 承诺书, their versions and items 承诺事项, and who takes part how. */
export { discardDraft } from './discard-draft.ts';
export { enterDrafts, holdParticipation, type EnteredDraft, type EnteredItem } from './enter-drafts.ts';
export { endExemption, endExpiredExemptions, exempt } from './exempt.ts';
export { fingerprint } from './fingerprints.ts';
export { followPeople, followWithin } from './follow-people.ts';
export { itemsOf, loadItem, moveItem, projectItems, type ItemPatch } from './items.ts';
export * from './lifecycle.ts';
export { loadOccurrences, moveOccurrence } from './occurrences.ts';
export { recordOral, removeOral } from './record-oral.ts';
export { recountTally, repairTally, type Drift } from './recount-tally.ts';
export { revise } from './revise.ts';
export * from './rules.ts';
export { saveDraft } from './save-draft.ts';
export { startLetter } from './start-letter.ts';
export { standingOf, type Standing } from './standing.ts';
export {
  factsOf,
  letterConflict,
  letterFacts,
  loadLetter,
  loadVersion,
  moveLetter,
  type LetterMove,
} from './store.ts';
export { type Deltas, type TallyColumn } from './tally.ts';
export * from './types.ts';
export { versionsOf } from './versions.ts';
export { takeOffPortal } from './take-off-portal.ts';
export {
  letterOfOrganization,
  listLetters,
  myLetter,
  type LetterFilter,
  type LetterRow,
} from './list-letters.ts';
export {
  exemptionOfOrganization,
  listParticipants,
  type Participant,
  type ParticipantFilter,
  type Participation,
} from './list-participants.ts';
export { showLetter, type LetterView } from './show-letter.ts';
export {
  lateItems,
  lettersToPublish,
  lettersToWrite,
  ownBlanks,
  type Blanks,
  type LateItems,
} from './work-at-hand.ts';
