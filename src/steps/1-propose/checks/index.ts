/** Checks against empty words: what they notice in a letter, for the editor and the review desk. */
export * from './rules.ts';
export * from './types.ts';
export { SLOGANS } from './slogans.data.ts';
export { UNITS } from './units.data.ts';
