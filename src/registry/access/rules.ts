import type { Actor, Grant } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { ACTS_FOR, POLICY, type Action, type Rule } from './policy.ts';

/** What the policy needs to know of the thing acted on. */
export interface Facts {
  readonly organizationId?: Id;
  readonly path?: string;
  readonly parentId?: Id | null;
  readonly reviewerOrganizationId?: Id | null;
  /** The person whose letter or record it is. */
  readonly personId?: Id | null;
  readonly state?: string;
  readonly published?: boolean;
  /** Accounts that wrote, submitted or claimed: barred where the rule wants a second person. */
  readonly authors?: readonly (Id | null)[];
}

export type Permission =
  | { readonly allowed: true }
  /** `unknown`: the actor may not even learn that the thing exists, so the answer is 404. */
  | { readonly allowed: false; readonly why: 'unknown' | 'denied' | 'second-person' };

/** Decides one act on one thing. Deny unless a rule of the policy holds; the program itself may do everything. */
export function can(actor: Actor, action: Action, facts: Facts): Permission {
  if (actor.kind === 'system') return { allowed: true };
  const rules: readonly Rule[] = POLICY[action];
  const matching = rules.filter((rule) => holds(actor, rule, facts));
  if (matching.some((rule) => !rule.secondPerson || isSecondPerson(actor, facts))) return { allowed: true };
  if (matching.length > 0) return { allowed: false, why: 'second-person' };
  return { allowed: false, why: sees(actor, facts) ? 'denied' : 'unknown' };
}

/**
 * Lets a permitted act pass. @throws DomainError `<thing>.not-found` when the actor may not know of the thing,
 * `access.denied` or `access.second-person` when it may.
 */
export function permit(actor: Actor, action: Action, facts: Facts): void {
  const permission = can(actor, action, facts);
  if (permission.allowed) return;
  if (permission.why === 'unknown') throw new DomainError(`${action.split('.')[0] ?? 'access'}.not-found`);
  throw new DomainError(permission.why === 'denied' ? 'access.denied' : 'access.second-person');
}

/** @throws DomainError `access.signed-out` for an anonymous visitor. */
export function requireAccount(actor: Actor): void {
  if (actor.kind === 'anonymous') throw new DomainError('access.signed-out');
}

function holds(actor: Actor, rule: Rule, facts: Facts): boolean {
  if (rule.states && (facts.state === undefined || !rule.states.includes(facts.state))) return false;
  if (rule.relation === 'published') return facts.published === true;
  if (rule.relation === 'self') return isSelf(actor, facts);
  return actor.grants.some((grant) => plays(grant, rule) && stands(grant, rule.relation, facts));
}

const plays = (grant: Grant, rule: Rule): boolean =>
  rule.roles === 'anyone' || rule.roles.includes(grant.role);

function stands(grant: Grant, relation: Rule['relation'], facts: Facts): boolean {
  if (relation === 'own') return grant.organizationId === facts.organizationId;
  if (relation === 'superior') return facts.parentId != null && grant.organizationId === facts.parentId;
  if (relation === 'reviewer') return grant.organizationId === facts.reviewerOrganizationId;
  return facts.path !== undefined && facts.path.startsWith(grant.path);
}

const isSelf = (actor: Actor, facts: Facts): boolean =>
  actor.personId !== undefined && actor.personId === facts.personId;

const isSecondPerson = (actor: Actor, facts: Facts): boolean =>
  !isSelf(actor, facts) &&
  !(actor.accountId !== undefined && (facts.authors ?? []).includes(actor.accountId)) &&
  !isInsider(actor, facts);

/**
 * Acts for the committing organization too, so its letter is as good as their own. A member's letter is the branch's
 * own to review.
 */
const isInsider = (actor: Actor, facts: Facts): boolean =>
  facts.organizationId !== facts.reviewerOrganizationId &&
  actor.grants.some(
    (grant) => ACTS_FOR.includes(grant.role) && grant.organizationId === facts.organizationId,
  );

/** An actor with any role at the thing's organization, above it, or as its reviewer knows that it exists. */
function sees(actor: Actor, facts: Facts): boolean {
  if (facts.published || isSelf(actor, facts)) return true;
  return actor.grants.some((grant) =>
    (['own', 'reviewer', 'subtree'] as const).some((relation) => stands(grant, relation, facts)),
  );
}
