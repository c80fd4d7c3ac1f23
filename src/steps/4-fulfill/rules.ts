import {
  addDays,
  addWorkingDays,
  workingDaysBetween,
  type Day,
  type WorkingCalendar,
} from '../../kernel/days.ts';
import type { ItemState } from '../../registry/letters/types.ts';
import type { Light } from './types.ts';

/** The yellow light comes on when no more than this many working days are left. */
export const DUE_SOON_WORKING_DAYS = 3;

/** States in which the committer still owes the deed. A claim that waits for the reviewer is not the committer's delay. */
export const OWED: readonly ItemState[] = ['inProgress', 'unfulfilled', 'underRectification'];

/** The last day that is due soon: what falls on rest days after the last counted working day belongs to it. */
export const dueSoonUntil = (today: Day, calendar: WorkingCalendar): Day =>
  addDays(addWorkingDays(today, DUE_SOON_WORKING_DAYS + 1, calendar), -1);

/** The calendar's own answer, apart from state and evidence; null when nothing is owed any more. */
export function lightOf(state: ItemState, dueOn: Day, today: Day, calendar: WorkingCalendar): Light | null {
  if (!OWED.includes(state)) return null;
  if (dueOn < today) return 'overdue';
  return dueOn <= dueSoonUntil(today, calendar) ? 'dueSoon' : 'onCourse';
}

/** Working days left, as the lights count them; null when nothing is owed any more. */
export const workingDaysLeft = (
  state: ItemState,
  dueOn: Day,
  today: Day,
  calendar: WorkingCalendar,
): number | null => (OWED.includes(state) ? workingDaysBetween(today, dueOn, calendar) : null);

/** Fulfilled, but after the promised day: closed is not the same as kept in time. */
export const closedLate = (dueOn: Day, closedOn: Day | null): boolean =>
  closedOn !== null && closedOn > dueOn;

/** Where a claim that is sent back falls: under the rectification order it answered, or back into work. */
export const actOfSendingBack = (underOrder: boolean): 'sendBackToRectification' | 'sendClaimBack' =>
  underOrder ? 'sendBackToRectification' : 'sendClaimBack';

/** 逾期 may be told to be 未兑现 only once the promised day or the round has passed. */
export const mayFindUnfulfilled = (dueOn: Day, roundEndsOn: Day, today: Day): boolean =>
  dueOn < today || roundEndsOn < today;
