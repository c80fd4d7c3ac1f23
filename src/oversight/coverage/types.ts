import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { LetterState } from '../../registry/letters/types.ts';
import type { OrganizationKind } from '../../registry/organizations/types.ts';
import type { PersonKind } from '../../registry/people/types.ts';

/** Everyone expected is one of these; nobody is left out in silence. */
export interface Participation {
  readonly expected: number;
  readonly written: number;
  readonly oral: number;
  readonly exempt: number;
  readonly blank: number;
  /** Between 0 and 1: written, oral or exempt; null when nobody is expected. */
  readonly coverageRate: number | null;
  /** Between 0 and 1: written or oral, so that exemptions hide nothing. */
  readonly participationRate: number | null;
}

export interface Volunteers {
  readonly registered: number;
  readonly takingPart: number;
}

export interface ItemFigures {
  readonly inProgress: number;
  readonly reportedDone: number;
  readonly closedOut: number;
  readonly unfulfilled: number;
  readonly underRectification: number;
  readonly withdrawn: number;
}

export interface CoverageFigures {
  readonly members: Participation;
  readonly organizations: Participation;
  /** Activists and prospective members; they may take part and are not expected to. */
  readonly volunteers: Volunteers;
  /** The same people by kind. */
  readonly kinds: {
    readonly fullMember: Participation;
    readonly probationaryMember: Participation;
    readonly prospectiveMember: Volunteers;
    readonly activist: Volunteers;
  };
  readonly items: ItemFigures;
}

/** A direct subordinate with all below it. */
export interface CoverageRow extends CoverageFigures {
  readonly organizationId: Id;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  /** Active direct subordinates of its own. */
  readonly subordinates: number;
}

export interface Coverage {
  readonly roundId: Id;
  readonly organizationId: Id;
  readonly path: string;
  readonly name: string;
  /** The organization alone. */
  readonly own: CoverageFigures;
  readonly below: readonly CoverageRow[];
  readonly next?: string;
  /** The organization and all below it, closed ones too where they still hold items. */
  readonly total: CoverageFigures;
  readonly countedAt: Date;
}

/** A member whom the round expects and who has neither committed nor been exempted. */
export interface BlankPerson {
  readonly personId: Id;
  readonly name: string;
  readonly kind: PersonKind;
  readonly post: string | null;
  readonly leadingCadre: boolean;
  /** A letter that was begun and not handed in. */
  readonly letterState: LetterState | null;
}

/** What the chase list holds: blank organizations, blank members or both. */
export const CHASE_WHATS = ['all', 'organizations', 'members'] as const;
export type ChaseWhat = (typeof CHASE_WHATS)[number];

/** An organization where something is blank, with what whoever chases it needs. */
export interface ChaseGroup {
  readonly organizationId: Id;
  readonly code: string;
  readonly name: string;
  readonly superiorName: string | null;
  /** Who has to act there. */
  readonly secretaryName: string | null;
  readonly supervisionPhone: string | null;
  readonly organizationIsBlank: boolean;
  /** The organization's own letter that was begun and not handed in. */
  readonly letterState: LetterState | null;
  readonly blankMembers: number;
  /** Fewer than `blankMembers` where names are not for the actor or too many for one list. */
  readonly people: readonly BlankPerson[];
}

/** An exemption ends soon when its last day is at most so many days away. */
export const ENDS_SOON_DAYS = 30;

export const EXEMPTION_STATES = ['standing', 'endingSoon', 'ended'] as const;
export type ExemptionState = (typeof EXEMPTION_STATES)[number];

export interface RegisteredExemption {
  readonly id: Id;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly committer: 'organization' | 'fullMember' | 'probationaryMember';
  /** Null for an organization, and for those who may not see names. */
  readonly person: { readonly id: Id; readonly name: string } | null;
  /** Code of the round's reason; null for those who may not read it. */
  readonly reason: string | null;
  readonly since: Date;
  readonly untilDay: Day | null;
  readonly endedAt: Date | null;
}
