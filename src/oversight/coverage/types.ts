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
  readonly volunteers: { readonly registered: number; readonly takingPart: number };
  readonly items: ItemFigures;
}

/** A direct subordinate with all below it. */
export interface CoverageRow extends CoverageFigures {
  readonly organizationId: Id;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  /** Active direct subordinates of its own. */
  readonly subordinates: number;
}

export interface Coverage {
  readonly roundId: Id;
  readonly organizationId: Id;
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

/** An organization without a letter or an exemption. */
export interface BlankOrganization {
  readonly organizationId: Id;
  readonly code: string;
  readonly name: string;
  readonly superiorName: string | null;
  readonly supervisionPhone: string | null;
  readonly letterState: LetterState | null;
}
