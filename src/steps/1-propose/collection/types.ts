import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';

/** 座谈会 · 走访调研 · 意见箱. */
export const ACTIVITY_KINDS = ['discussionMeeting', 'visit', 'suggestionBox'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** 征求意见活动: a meeting, a round of visits, or the emptying of a box. */
export interface Activity {
  readonly id: Id;
  readonly organizationId: Id;
  readonly kind: ActivityKind;
  readonly heldOn: Day;
  readonly place: string;
  /** Who led the meeting, paid the visits or emptied the box. */
  readonly ledBy: string;
  /** Of a meeting. */
  readonly participants: number | null;
  /** Of visits. */
  readonly households: number | null;
  readonly enterprises: number | null;
  /** Found in the box, also none. */
  readonly slips: number | null;
  readonly minutes: string;
  readonly revision: number;
}

/** What is written down about an activity and may be corrected later. */
export type ActivityRecord = Omit<Activity, 'id' | 'organizationId' | 'kind' | 'revision'>;

export const ACTIVITY_LIMITS = { place: 60, ledBy: 60, minutes: 5_000, lines: 40 } as const;

/** Counts that belong to each kind. */
export const COUNTS_OF = {
  discussionMeeting: ['participants'],
  visit: ['households', 'enterprises'],
  suggestionBox: ['slips'],
} as const satisfies Readonly<Record<ActivityKind, readonly (keyof Activity)[]>>;

export const ACTIVITY_FILES = 'activity';
