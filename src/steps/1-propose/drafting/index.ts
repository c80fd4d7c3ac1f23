/** 起草: what lies beside the editor of a letter. */
export { lettersWithNeedsWaiting } from './letters-with-needs.ts';
export { unfinishedOf, type UnfinishedItem } from './last-round.ts';
export * from './rules.ts';
export { roundBeforeOf, type RoundBefore } from './round-before.ts';
export { takeUpNeed, takingUp, type TakingUp } from './take-up-need.ts';
export { showDrafting, type Drafting } from './show-drafting.ts';
