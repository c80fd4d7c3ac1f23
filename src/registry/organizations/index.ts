/**
 * The tree of organizations. Verbs change it by dated events; queries without the actor's check say so.
 *
 * What a change does to work in progress: a move rewrites the paths of the whole subtree and nothing else; letters keep
 * the reviewer frozen at their submission. A merge sends children and people to the successor and leaves behind a
 * closed organization with `successorId`; whoever looks for the one who acts today asks `actingOrganization`.
 */
export { changesOf } from './changes-of.ts';
export { children, scopeRoots, type ChildrenRequest } from './children.ts';
export { close } from './close.ts';
export { found } from './found.ts';
export { ancestors, getOrganization, type Ancestor, type OrganizationPage } from './get-organization.ts';
export { NameIndex } from './import-name-index.ts';
export { nameKey, sameName } from './import-name-rules.ts';
export { loadTree } from './import-load-tree.ts';
export { organizationImporter } from './import-organizations.ts';
export { codeOf } from './import-row.ts';
export { merge } from './merge.ts';
export { move } from './move.ts';
export { previewChange, type ChangePreview } from './preview.ts';
export { rename } from './rename.ts';
export {
  searchOrganizations,
  type OrganizationHit,
  type OrganizationSearch,
} from './search-organizations.ts';
export {
  actingOrganization,
  holdTree,
  organizationByCode,
  organizationFacts,
  rootOrganization,
} from './store.ts';
export { setUpOffice, type SetUpInput } from './set-up-office.ts';
export { branchBelow } from './subtrees.ts';
export { treeAround, treeLevel, type TreeBranch } from './tree-around.ts';
export { update } from './update.ts';
export * from './rules.ts';
export * from './types.ts';
