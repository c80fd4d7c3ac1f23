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
export type { Action, Relation, Rule } from './policy.ts';
export { accountsToMail, ownMail, setOwnMail, type MailedAccount, type OwnMail } from './own-mail.ts';
export { can, permit, requireAccount, type Facts, type Permission } from './rules.ts';
export { where, type Columns } from './where.ts';

export { activate, type ActivationRequest } from './activate.ts';
export { actorOfAccount } from './actor-of-account.ts';
export { accountOfLogin } from './account-of-login.ts';
export { actorOfSession } from './actor-of-session.ts';
export { changePassword, type PasswordChange } from './change-password.ts';
export {
  delegate,
  delegatesOf,
  endDelegation,
  ownDelegations,
  type Delegate,
  type Delegation,
} from './delegate.ts';
export { disable, enable } from './disable.ts';
export { foundAdministrator, useSetupLink, type OfficeNames } from './found-administrator.ts';
export { endGrant, grantRole } from './grant-role.ts';
export { invite } from './invite.ts';
export { inviteSubordinates } from './invite-subordinates.ts';
export { issueSlip, issueSlips } from './issue-slip.ts';
export { listAccounts, type AccountFilter } from './list-accounts.ts';
export { ownAccount } from './own-account.ts';
export { ownSessions, revokeSession } from './own-sessions.ts';
export { hashPassword } from './password-hash.ts';
export { passwordFault, PASSWORD_LEAST } from './password-rules.ts';
export { accountName, login } from './schemas.ts';
export { beginSession } from './session-store.ts';
export { isSetUp, opensSetup, setupLink } from './setup-link.ts';
export { forgetView, savedViews, saveView, type SavedView } from './saved-views.ts';
export { showAccount } from './show-account.ts';
export { signIn } from './sign-in.ts';
export { signOut } from './sign-out.ts';
export { suggestLogin } from './suggest-login.ts';
export {
  ROLES,
  type AccountDetail,
  type AccountGrant,
  type AccountState,
  type AccountSummary,
  type ActivationSlip,
  type OwnSession,
  type SignedIn,
  type SignInRequest,
} from './types.ts';
