/**
 * Who may do what: accounts, sessions, grants and the policy. One thing is decided by `permit`, a list by `where`,
 * both from the same rows of policy.ts:
 *
 *     permit(ctx.actor, 'letter.review', letterFacts(letter, organization));
 *
 *     ctx.db
 *       .selectFrom('letter')
 *       .innerJoin('organization', 'organization.id', 'letter.organization_id')
 *       .where(
 *         where(ctx.actor, 'letter.read', {
 *           organizationId: sql.ref('letter.organization_id'),
 *           path: sql.ref('organization.path'),
 *           parentId: sql.ref('organization.parent_id'),
 *           reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
 *           personId: sql.ref('letter.person_id'),
 *           state: sql.ref('letter.state'),
 *           published: sql<boolean>`(letter.public and letter.published_version is not null)`,
 *           authors: [sql.ref('letter.submitted_by'), sql.ref('letter.entered_by')],
 *         }),
 *       );
 *
 * Name the columns that exist; a relation without its column never holds. Add the scope the page asks for (a path
 * range, one organization) as a condition of its own: it is what the index is entered by.
 */
export { POLICY, type Action, type Relation, type Rule } from './policy.ts';
export { can, permit, requireAccount, type Facts, type Permission } from './rules.ts';
export { where, type Columns } from './where.ts';
