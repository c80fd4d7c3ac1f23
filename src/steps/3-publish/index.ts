/** 亮诺: what was approved is checked for secrets and made public for good. */
export { publish } from './publish.ts';
export { publishMany } from './publish-many.ts';
export * from './rules.ts';
export * from './types.ts';
export { waitingForPublication, type WaitingRequest } from './waiting-for-publication.ts';
export * from './portal/index.ts';
