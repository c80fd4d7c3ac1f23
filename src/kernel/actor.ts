import type { Id } from './ids.ts';

/**
 * What an account may be at one organization. Nothing is inherited by name: whether an act on a thing is allowed
 * follows from the role and the relation between the two organizations (registry/access/policy.ts).
 */
export type Role = 'office' | 'secretary' | 'leader' | 'clerk' | 'member' | 'auditor';

export interface Grant {
  readonly role: Role;
  readonly organizationId: Id;
  /** Path of that organization; a subtree is the range of paths that start with it. */
  readonly path: string;
}

/** Who acts. An anonymous visitor has no account and no grant; `system` is the program itself. */
export interface Actor {
  readonly kind: 'account' | 'anonymous' | 'system';
  readonly accountId?: Id;
  readonly personId?: Id;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export const ANONYMOUS: Actor = { kind: 'anonymous', name: '', grants: [] };
export const SYSTEM: Actor = { kind: 'system', name: 'system', grants: [] };
