import type { Day } from '../../../kernel/days.ts';
import type { Committer, ItemState } from '../../../registry/letters/types.ts';
import type { OrganizationKind } from '../../../registry/organizations/types.ts';
import type { Named } from '../../../registry/rounds/types.ts';

/** An item as any resident may read it. Members who are no leading cadres stand there as 张*. */
export interface PublicItemRow {
  readonly number: string;
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

/** How many public items stand where, of one organization and all below it. */
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
  readonly closed: boolean;
  /** From the top of the tree down to the direct superior. */
  readonly above: readonly { readonly code: string; readonly name: string }[];
  readonly below: readonly PublicPlace[];
  readonly nextBelow?: string;
  readonly figures: PublicFigures;
  readonly letterNumber: string | null;
  readonly publishedOn: Day | null;
  readonly items: readonly PublicItemRow[];
  /** Public letters of its members; their number only, since they follow as a list of their own. */
  readonly memberItems: readonly PublicItemRow[];
}

export interface PublicHome {
  readonly round: {
    readonly code: string;
    readonly name: string;
    readonly theme: string;
    readonly goals: string;
    readonly endsOn: Day;
  } | null;
  readonly organizations: number;
  readonly organizationsCommitted: number;
  readonly membersCommitted: number;
  readonly figures: PublicFigures;
  readonly latest: readonly PublicItemRow[];
  readonly dueSoon: readonly PublicItemRow[];
  readonly fulfilled: readonly PublicItemRow[];
  readonly root: { readonly code: string; readonly name: string } | null;
}
