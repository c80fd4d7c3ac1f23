import type { Day } from '../../../kernel/days.ts';
import type { Committer, ItemState } from '../../../registry/letters/types.ts';
import type { Domain, OrganizationKind } from '../../../registry/organizations/types.ts';
import type { Named, RoundSettings, Step } from '../../../registry/rounds/types.ts';

/** An item as any resident may read it. Members who are no leading cadres stand there as 张*. */
export interface PublicItemRow {
  readonly number: string;
  readonly letterNumber: string;
  readonly content: string;
  readonly category: Named;
  readonly state: ItemState;
  readonly dueOn: Day;
  readonly progress: number;
  readonly responsiblePerson: string;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationName: string;
  readonly organizationCode: string;
  readonly closedOn: Day | null;
}

/**
 * How many items stand where, of one organization and all below it, its members' included: also of those whose letters
 * are not on the portal. Withdrawn ones are not counted.
 */
export interface PublicFigures {
  readonly items: number;
  readonly inProgress: number;
  readonly reportedDone: number;
  readonly closedOut: number;
  readonly unfulfilled: number;
}

/** An organization as a line of the place tree. */
export interface PublicPlace {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly subordinates: number;
  readonly figures: PublicFigures;
}

export interface PublicPlacePage {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly supervisionPhone: string | null;
  readonly secretaryName: string | null;
  readonly domain: Domain | null;
  readonly closed: boolean;
  readonly closedOn: Day | null;
  /** Who answers for a closed organization now. */
  readonly successor: { readonly code: string; readonly name: string } | null;
  /** From the top of the tree down to the direct superior. */
  readonly above: readonly { readonly code: string; readonly name: string }[];
  readonly below: readonly PublicPlace[];
  readonly nextBelow?: string;
  readonly figures: PublicFigures;
  readonly letterNumber: string | null;
  readonly publishedOn: Day | null;
  readonly items: readonly PublicItemRow[];
  /** Items of the public letters of its own members; empty where the round keeps them off the portal. */
  readonly memberItems: readonly PublicItemRow[];
  /** Its own public letters of earlier rounds, the latest first. */
  readonly earlier: readonly { readonly number: string; readonly roundName: string }[];
}

export interface PublicHome {
  readonly round: {
    readonly code: string;
    readonly name: string;
    readonly theme: string;
    readonly goals: string;
    readonly state: 'open' | 'closed';
    readonly endsOn: Day;
    /** Of the step whose days it is. */
    readonly step: Step;
    readonly calendar: RoundSettings['calendar'];
  } | null;
  readonly organizations: number;
  readonly organizationsCommitted: number;
  readonly membersCommitted: number;
  readonly figures: PublicFigures;
  readonly latest: readonly PublicItemRow[];
  readonly dueSoon: readonly PublicItemRow[];
  readonly fulfilled: readonly PublicItemRow[];
  /** The first organizations below the top of the tree. */
  readonly places: readonly PublicPlace[];
  readonly root: { readonly code: string; readonly name: string } | null;
}
