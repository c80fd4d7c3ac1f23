import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Committer, ItemState, Occurrence, Recurrence } from '../../registry/letters/types.ts';

/** What the calendar says about an item that is still owed; never a stored state. */
export type Light = 'onCourse' | 'dueSoon' | 'overdue';
export const LIGHTS = ['onCourse', 'dueSoon', 'overdue'] as const satisfies readonly Light[];

export const ITEM_STATES = [
  'inProgress',
  'reportedDone',
  'closedOut',
  'unfulfilled',
  'underRectification',
  'withdrawn',
] as const satisfies readonly ItemState[];

/** A deed of a recurring item with what the calendar says of it; no light when it is done or no longer owed. */
export interface DatedDeed extends Occurrence {
  readonly light: Light | null;
}

/** One row of the 台账. */
export interface LedgerRow {
  readonly id: Id;
  readonly number: string;
  readonly letterId: Id;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly committer: Committer;
  readonly committerName: string;
  readonly category: string;
  readonly content: string;
  readonly measures: string;
  readonly responsiblePerson: string;
  readonly dueOn: Day;
  readonly targetQuantity: number | null;
  readonly targetUnit: string | null;
  readonly quantityReached: number | null;
  readonly progress: number;
  readonly lastNote: string | null;
  readonly lastNoteOn: Day | null;
  readonly notesCount: number;
  readonly state: ItemState;
  readonly light: Light | null;
  /** Working days from today to the due date; negative when it has passed; null when nothing is owed any more. */
  readonly workingDaysLeft: number | null;
  readonly closedOn: Day | null;
  readonly recurrence: Recurrence | null;
  /** How many deeds of a recurring item are done. */
  readonly deeds: { readonly done: number; readonly of: number } | null;
  readonly nextDeed: DatedDeed | null;
  readonly mayReport: boolean;
}

export type ClaimState = 'pending' | 'verified' | 'sentBack';

/** What a verb answers: plain data, so that a request sent twice gets the same answer. */
export interface ItemMoved {
  readonly id: Id;
  readonly number: string;
  readonly state: ItemState;
  readonly progress: number;
}
