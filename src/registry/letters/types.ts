import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { PersonKind } from '../people/types.ts';

/** 承诺主体: an organization or a person. */
export type Committer = 'organization' | 'person';

export type LetterState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published';

export type ItemState =
  'inProgress' | 'reportedDone' | 'closedOut' | 'unfulfilled' | 'underRectification' | 'withdrawn';

/** How often a good deed is done again (clause R5). */
export const EVERY = ['month', 'quarter', 'halfYear', 'year'] as const;
export type Every = (typeof EVERY)[number];

export interface Recurrence {
  readonly every: Every;
  /** How often within each period; once when left out. */
  readonly times?: number;
}

export interface OccurrenceKey {
  /** `2026-03`, `2026-Q1`, `2026-H1` or `2026`. */
  readonly period: string;
  /** Counts within the period from 1. */
  readonly nth: number;
}

/** One dated deed of a recurring item. */
export interface Occurrence extends OccurrenceKey {
  readonly dueOn: Day;
  readonly doneOn: Day | null;
}

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
  /** Left out = promised once. */
  readonly recurrence?: Recurrence;
  readonly needIds: readonly Id[];
}

/** As what a letter counts in the coverage; `gone` means that the person left the roster. */
export type CountsAs = 'organization' | PersonKind | 'gone';

/** How somebody who is not blank takes part. */
export type Way = 'written' | 'oral' | 'exempt';

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
  /** Published under the name of a leading cadre; a later change of post does not unsay it. */
  readonly asCadre: boolean;
  /** When, why and by which organization it was taken off the portal. */
  readonly withdrawn: { readonly at: Date; readonly reason: string; readonly by: Id | null } | null;
  readonly reviewerOrganizationId: Id | null;
  readonly reviewDueOn: Day | null;
  /** 2 while a second level reviews what the first has approved. */
  readonly reviewLevel: 1 | 2;
  /** What the checks warned of when it was handed in. */
  readonly warningsCount: number | null;
  readonly submittedAt: Date | null;
  readonly submittedBy: Id | null;
  readonly enteredBy: Id | null;
  readonly onBehalfReason: string | null;
  readonly itemsCount: number;
  readonly countsAs: CountsAs;
  /** The organization whose coverage it counts in; follows the person when the branch changes. */
  readonly countsAt: Id;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One version of a letter: its words and who did what with them. */
export interface LetterVersion {
  readonly letterId: Id;
  readonly version: number;
  readonly state: LetterState;
  readonly content: LetterContent;
  /** Why a published letter was revised. */
  readonly reason: string | null;
  readonly createdBy: Id | null;
  readonly createdAt: Date;
  readonly submittedBy: Id | null;
  readonly submittedAt: Date | null;
  readonly approvedBy: Id | null;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly secrecyCheckedBy: string | null;
  /** Content and reason as the public reads them, where the secrecy check masked something. */
  readonly publishedContent: LetterContent | null;
  readonly publishedReason: string | null;
  readonly publishedBy: Id | null;
  readonly publishedAt: Date | null;
}

/** A published item as the ledger holds it. */
export interface Item {
  readonly id: Id;
  readonly letterId: Id;
  readonly roundId: Id;
  readonly organizationId: Id;
  readonly personId: Id | null;
  readonly number: string;
  readonly ordinal: number;
  readonly state: ItemState;
  readonly category: string;
  readonly content: string;
  readonly measures: string;
  readonly responsiblePerson: string;
  readonly dueOn: Day;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  readonly recurrence: Recurrence | null;
  readonly public: boolean;
  readonly version: number;
  readonly publishedAt: Date;
  /** Percent. */
  readonly progress: number;
  readonly quantityReached: number | null;
  readonly lastNote: string | null;
  readonly lastNoteOn: Day | null;
  readonly notesCount: number;
  readonly closedOn: Day | null;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** Most characters of each text of a letter; the fields on the page count down to them. */
export const LIMITS = {
  opening: 500,
  content: 500,
  measures: 1000,
  responsiblePerson: 30,
  targetUnit: 10,
  items: 30,
  timesPerPeriod: 12,
  occurrences: 60,
  reason: 300,
  words: 500,
} as const;

/** Counting what waits stops here: a longer list is work for the ledger, not for a to-do. */
export const COUNT_MOST = 1000;
