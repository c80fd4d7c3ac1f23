import type { Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

/** `invited`: waits for its owner to enter the slip code and choose a password. */
export type AccountState = 'invited' | 'active' | 'disabled';

export const ROLES: readonly Role[] = ['office', 'secretary', 'leader', 'clerk', 'member', 'auditor'];

/** A role of an account at one organization, from a day until a day (both included). */
export interface AccountGrant {
  readonly id: Id;
  readonly role: Role;
  readonly organizationId: Id;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly endedAt: Date | null;
  /** Counts today: begun, not run out, not ended. */
  readonly inForce: boolean;
  /** Handed over by its holder for the days of an absence. */
  readonly delegated: boolean;
}

export interface AccountSummary {
  readonly id: Id;
  readonly login: string;
  readonly name: string;
  readonly personId: Id | null;
  readonly state: AccountState;
  readonly lockedUntil: Date | null;
  readonly slipExpiresAt: Date | null;
  /** Only those at organizations the reader may see. */
  readonly grants: readonly AccountGrant[];
}

export interface AccountDetail extends AccountSummary {
  readonly personName: string | null;
  readonly createdAt: Date;
  /** May the reader disable it, issue slips and change its grants; otherwise why not. */
  readonly manageable: true | 'own-account' | 'beyond-scope';
}

/** What the owner of a new or reset account gets on paper; the code is shown this once. */
export interface ActivationSlip {
  readonly accountId: Id;
  readonly login: string;
  readonly name: string;
  readonly slipCode: string;
  readonly expiresAt: Date;
}

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** What the browser says it is, for the list of sessions. */
  readonly device: string;
  /** Network address, for limiting tries. */
  readonly address: string;
  /** Token of the session the browser still holds; it ends. */
  readonly previousToken?: string | undefined;
}

export interface SignedIn {
  readonly accountId: Id;
  /** Goes into the cookie; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly current: boolean;
}
