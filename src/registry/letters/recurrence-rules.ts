import { addDays, type Day } from '../../kernel/days.ts';
import type { Every, Occurrence, OccurrenceKey, Recurrence } from './types.ts';

/** The calendar period a day lies in: `2026-03`, `2026-Q1`, `2026-H1` or `2026`. */
export function periodAt(every: Every, day: Day): string {
  const year = day.slice(0, 4);
  const month = Number(day.slice(5, 7));
  if (every === 'month') return day.slice(0, 7);
  if (every === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  return every === 'halfYear' ? `${year}-H${Math.ceil(month / 6)}` : year;
}

/** The periods that run on this day, one of each length. */
export const periodsAt = (day: Day): string[] =>
  (['month', 'quarter', 'halfYear', 'year'] as const).map((every) => periodAt(every, day));

function lastDayOf(period: string): Day {
  const year = Number(period.slice(0, 4));
  const part = period.slice(5);
  const months = part === '' ? 12 : Number(part.replace(/^[QH]/, '')) * monthsIn(part);
  const next = months === 12 ? `${year + 1}-01-01` : `${year}-${String(months + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}

const monthsIn = (part: string): number => (part.startsWith('Q') ? 3 : part.startsWith('H') ? 6 : 1);

/**
 * 定期办好事 (clause R5) as dated deeds: one series of calendar periods from the one that runs on `from` to the one in
 * which the item is due. Each deed is due on the last day of its period, those of the last period on the item's own
 * due date, so that a series ends when the item does, never later.
 */
export function occurrencesOf({ every, times = 1 }: Recurrence, from: Day, until: Day): Occurrence[] {
  const found: Occurrence[] = [];
  for (let day = from < until ? from : until; day <= until;) {
    const period = periodAt(every, day);
    const end = lastDayOf(period);
    const dueOn = end < until ? end : until;
    for (let nth = 1; nth <= times; nth += 1) found.push({ period, nth, dueOn, doneOn: null });
    day = addDays(end, 1);
  }
  return found;
}

export interface Replanned {
  readonly add: readonly Occurrence[];
  readonly drop: readonly OccurrenceKey[];
  readonly redate: readonly Occurrence[];
}

/**
 * What a new wording of an item changes in its series. What is done or past stays as it was, so that no revision washes
 * a missed deed away; what is still to come follows the new wording, from the running period on.
 */
export function replan(
  known: readonly Occurrence[],
  recurrence: Recurrence | undefined,
  today: Day,
  until: Day,
): Replanned {
  const wanted = recurrence ? occurrencesOf(recurrence, today, until) : [];
  const open = known.filter(({ doneOn, dueOn }) => doneOn === null && dueOn >= today);
  return {
    add: wanted.filter(
      (each) => !known.some((other) => isSame(each, other)) && (each.dueOn >= today || known.length === 0),
    ),
    drop: open.filter((each) => !wanted.some((other) => isSame(each, other))),
    redate: wanted.filter((each) => open.some((other) => isSame(each, other) && each.dueOn !== other.dueOn)),
  };
}

const isSame = (one: OccurrenceKey, other: OccurrenceKey): boolean =>
  one.period === other.period && one.nth === other.nth;

export const sameRecurrence = (
  one: Recurrence | null | undefined,
  other: Recurrence | null | undefined,
): boolean => one?.every === other?.every && (one?.times ?? 1) === (other?.times ?? 1);
