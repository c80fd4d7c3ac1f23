import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';

/** 承诺主体: an organization or a person. */
export type Committer = 'organization' | 'person';

export type LetterState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published';

export type ItemState =
  'inProgress' | 'reportedDone' | 'closedOut' | 'unfulfilled' | 'underRectification' | 'withdrawn';

/** 承诺事项 as it stands in one version of a letter. */
export interface ItemContent {
  readonly id: Id;
  /** Never reused within the letter: the last part of the item's public number. */
  readonly ordinal: number;
  readonly category: string;
  readonly content: string;
  readonly measures: string;
  readonly responsiblePerson: string;
  /** Empty while drafting. */
  readonly dueOn: Day | '';
  readonly targetQuantity?: number;
  readonly targetUnit?: string;
  readonly needIds: readonly Id[];
}

/** What a version of a letter says; frozen from submission on. */
export interface LetterContent {
  readonly opening: string;
  readonly items: readonly ItemContent[];
}

export interface Letter {
  readonly id: Id;
  readonly roundId: Id;
  readonly number: string;
  readonly committer: Committer;
  readonly organizationId: Id;
  readonly personId: Id | null;
  readonly committerName: string;
  readonly state: LetterState;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly public: boolean;
  readonly reviewerOrganizationId: Id | null;
  readonly reviewDueOn: Day | null;
  readonly submittedAt: Date | null;
  readonly submittedBy: Id | null;
  readonly enteredBy: Id | null;
  readonly onBehalfReason: string | null;
  readonly itemsCount: number;
  readonly revision: number;
  readonly updatedAt: Date;
}
