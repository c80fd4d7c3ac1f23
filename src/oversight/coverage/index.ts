/** 全覆盖、不留空白点: who has committed, who has not, and by name where to go and ask. */
export { blankOrganizations, blanks, type BlanksRequest } from './blanks.ts';
export { coverage, type CoverageRequest } from './coverage.ts';
export * from './rules.ts';
export * from './types.ts';
