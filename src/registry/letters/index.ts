/** Commitment letters 承诺书, their versions and items 承诺事项, and who takes part how. */
export { itemsOf, loadItem, moveItem, projectItems, type ItemPatch } from './items.ts';
export * from './lifecycle.ts';
export { isSettled, isWritten, withdrawable } from './rules.ts';
export {
  letterConflict,
  letterFacts,
  loadLetter,
  loadVersion,
  moveLetter,
  type LetterMove,
} from './store.ts';
export { tally, type Deltas, type TallyColumn } from './tally.ts';
export * from './types.ts';
