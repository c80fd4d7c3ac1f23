import type { Actor, Role } from '../../kernel/actor.ts';
import type { FailureCode } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { can, type Facts } from './rules.ts';

/** Who ranks above whom when roles are given; nobody gives a role above their own. */
const RANK: Readonly<Record<Role, number>> = {
  office: 3,
  leader: 2,
  auditor: 2,
  secretary: 1,
  clerk: 0,
  member: 0,
};

/** A grant of the account that is to be managed, wherever it stands. */
export interface StandingGrant {
  readonly role: Role;
  readonly organizationId: Id;
  readonly parentId: Id | null;
  readonly path: string;
  readonly ended: boolean;
}

export interface ManagedAccount {
  readonly id: Id;
  /** Where the person is a member whom the account acts as. */
  readonly home?: { readonly organizationId: Id; readonly path: string };
  readonly grants: readonly StandingGrant[];
}

export type ManageDecision =
  | { readonly ok: true }
  /** `unknown`: nothing of the account lies in the actor's subtree, so it does not exist for the actor. */
  | { readonly ok: false; readonly why: 'unknown' | 'own-account' | 'beyond-scope' };

/**
 * May the actor disable the account or issue its slip: every grant that still stands and the person's home must lie in
 * the actor's own subtree, else a branch could take over an account of the city by way of a duty there. Nobody manages
 * their own account.
 */
export function decideManage(actor: Actor, account: ManagedAccount): ManageDecision {
  if (actor.kind === 'system') return { ok: true };
  const standing = account.grants.filter((grant) => !grant.ended);
  const deciding = standing.length > 0 ? standing : account.grants;
  const manages = (place: Facts): boolean => can(actor, 'account.manage', place).allowed;
  if (!deciding.some(manages)) return { ok: false, why: 'unknown' };
  if (account.id === actor.accountId) return { ok: false, why: 'own-account' };
  const whole = standing.every(manages) && (!account.home || manages(account.home));
  return whole ? { ok: true } : { ok: false, why: 'beyond-scope' };
}

/** Why the actor may not give this role there, or undefined. Permission at the organization is asked before. */
export function grantFault(
  actor: Actor,
  accountId: Id | undefined,
  role: Role,
  path: string,
): FailureCode | undefined {
  if (actor.kind === 'system') return undefined;
  if (accountId !== undefined && accountId === actor.accountId) return 'access.own-account';
  const highest = Math.max(
    ...actor.grants.filter((grant) => path.startsWith(grant.path)).map((grant) => RANK[grant.role]),
  );
  return RANK[role] > highest ? 'access.role-above' : undefined;
}
