/** 全覆盖、不留空白点: who has committed, who has not, and by name where to go and ask. */
export { chaseList, type ChaseRequest } from './chase-list.ts';
export { coverage, type CoverageRequest } from './coverage.ts';
export { exemptions, type ExemptionsRequest } from './exemptions.ts';
export { recountCoverage, type Drift, type Recount } from './recount.ts';
export * from './rules.ts';
export * from './types.ts';
