/**
 * The tree of organizations. Verbs change it by dated events; queries without the actor's check say so.
 *
 * What a change does to work in progress: a move rewrites the paths of the whole subtree and nothing else; letters keep
 * the reviewer frozen at their submission. A merge sends children and people to the successor and leaves behind a
 * closed organization with `successorId`; whoever looks for the one who acts today asks `actingOrganization`.
 */
export { children, nodesByIds, scopeRoots, type ChildrenRequest } from './children.ts';
export { ancestors, getOrganization, type Ancestor, type OrganizationPage } from './get-organization.ts';
export {
  searchOrganizations,
  type OrganizationHit,
  type OrganizationSearch,
} from './search-organizations.ts';
export {
  actingOrganization,
  holdTree,
  insertOrganization,
  organizationByCode,
  organizationFacts,
} from './store.ts';
export * from './rules.ts';
export * from './types.ts';
