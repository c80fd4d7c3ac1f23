/** Copies across the tree and the round before, and the checks of one letter with everything they need to know. */
export { findTwins } from './find-twins.ts';
export { showChecks, type LetterChecks } from './show-checks.ts';
export type * from './types.ts';
