import {
  addDays,
  addWorkingDays,
  workingDaysBetween,
  type Day,
  type WorkingCalendar,
} from '../../kernel/days.ts';
import type { FieldFault } from '../../kernel/errors.ts';
import type { Item, ItemState, Occurrence } from '../../registry/letters/types.ts';
import type { DatedDeed, Light } from './types.ts';

export { deedKey, deedOfKey, doneOf } from './occurrence-rules.ts';

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

/** Deeds with what the calendar says about each that is still owed. */
export const datedDeeds = (
  deeds: readonly Occurrence[],
  state: ItemState,
  today: Day,
  calendar: WorkingCalendar,
): DatedDeed[] =>
  deeds.map((deed) => ({
    ...deed,
    light: deed.doneOn === null ? lightOf(state, deed.dueOn, today, calendar) : null,
  }));

/** The deed that is owed next, late ones first. */
export const nextDeed = (deeds: readonly DatedDeed[]): DatedDeed | null =>
  deeds.find(({ light }) => light !== null) ?? null;

/** Fulfilled, but after the promised day: closed is not the same as kept in time. */
export const closedLate = (dueOn: Day, closedOn: Day | null): boolean =>
  closedOn !== null && closedOn > dueOn;

/** Where a claim that is sent back falls: under the rectification order it answered, or back into work. */
export const actOfSendingBack = (underOrder: boolean): 'sendBackToRectification' | 'sendClaimBack' =>
  underOrder ? 'sendBackToRectification' : 'sendClaimBack';

/** 逾期 may be told to be 未兑现 only once the promised day or the round has passed. */
export const mayFindUnfulfilled = (dueOn: Day, roundEndsOn: Day, today: Day): boolean =>
  dueOn < today || roundEndsOn < today;

interface ProgressReport {
  readonly text: string;
  readonly progress?: number | undefined;
  readonly quantity?: number | undefined;
  readonly notedOn: Day | null;
  readonly occurrence?: unknown;
}

/** A note says something new, is not dated in the future, and counts only what the commitment counts. */
export function progressFaults(
  item: Pick<Item, 'progress' | 'quantityReached' | 'targetQuantity'>,
  report: ProgressReport,
  today: Day,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (report.notedOn !== null && report.notedOn > today) {
    faults.push({ field: 'notedOn', code: 'input.in-future', value: report.notedOn });
  }
  if (report.quantity !== undefined && item.targetQuantity === null) {
    faults.push({ field: 'quantity', code: 'fulfill.no-target', value: String(report.quantity) });
  }
  const changed =
    (report.progress ?? item.progress) !== item.progress ||
    (report.quantity ?? item.quantityReached) !== item.quantityReached;
  if (report.text === '' && !changed && !report.occurrence)
    faults.push({ field: 'text', code: 'fulfill.nothing-new' });
  return faults;
}

/** A claim counts what the commitment counts; a target that is not reached must be said, not hidden. */
export function claimFaults(
  item: Pick<Item, 'targetQuantity'>,
  claim: { readonly quantity?: number | undefined },
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (item.targetQuantity !== null && claim.quantity === undefined) {
    faults.push({ field: 'quantity', code: 'fulfill.quantity-needed' });
  }
  if (item.targetQuantity === null && claim.quantity !== undefined) {
    faults.push({ field: 'quantity', code: 'fulfill.no-target', value: String(claim.quantity) });
  }
  return faults;
}

/** What was typed into a number field: empty is absent, commas between the digits are allowed, words are not a number. */
export function typedNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  const text = value.trim().replaceAll(/[,，]/g, '');
  return text === '' ? undefined : Number(text);
}
