/** Members, prospective members and activists, at home in one organization and counted at their host or home. */
export { personFacts } from './store.ts';
export * from './types.ts';
