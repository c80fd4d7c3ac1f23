/** Members, prospective members and activists, at home in one organization and counted at their host or home. */
export { change } from './change.ts';
export { enroll } from './enroll.ts';
export { getPerson, type PersonEvent, type PersonPage } from './get-person.ts';
export { peopleImporter } from './import-people.ts';
export { leave } from './leave.ts';
export { headcountWithin, listPeople, type PeopleFilter, type PersonRow } from './list-people.ts';
export { recountHeadcount, repairHeadcount, type HeadcountDrift } from './recount-headcount.ts';
export { authorityOver, mayNameAuthority, nameAuthority, possibleAuthorities } from './post-authority.ts';
export { personFacts } from './store.ts';
export { transfer } from './transfer.ts';
export * from './rules.ts';
export * from './types.ts';
