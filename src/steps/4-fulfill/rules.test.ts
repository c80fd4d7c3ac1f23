import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isWorkingDay, workingDaysBetween } from '../../kernel/days.ts';
import {
  DUE_SOON_WORKING_DAYS,
  dueSoonUntil,
  lightOf,
  mayFindUnfulfilled,
  OWED,
  workingDaysLeft,
} from './rules.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2026-01-01', n));
const calendar = fc
  .record({ holidays: fc.array(day, { maxLength: 60 }), makeUpDays: fc.array(day, { maxLength: 20 }) })
  .map(({ holidays, makeUpDays }) => ({ holidays: new Set(holidays), makeUpDays: new Set(makeUpDays) }));

test('the lights agree with the working days left, whatever the calendar', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -40, max: 40 }), calendar, (today, distance, given) => {
      const due = addDays(today, distance);
      const left = workingDaysBetween(today, due, given);
      const expected = due < today ? 'overdue' : left <= DUE_SOON_WORKING_DAYS ? 'dueSoon' : 'onCourse';
      expect(lightOf('inProgress', due, today, given)).toBe(expected);
      expect(workingDaysLeft('inProgress', due, today, given)).toBe(left);
      // The list filter compares days only, so the limit itself must be exact.
      expect(isWorkingDay(addDays(dueSoonUntil(today, given), 1), given)).toBe(true);
    }),
  );
});

test('over a long holiday the yellow light comes on before the last working days', () => {
  const holidays = new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']);
  const given = { holidays, makeUpDays: new Set(['2026-10-10']) };
  expect(lightOf('inProgress', '2026-10-08', '2026-09-29', given)).toBe('dueSoon');
  expect(lightOf('inProgress', '2026-10-10', '2026-09-29', given)).toBe('onCourse');
  expect(lightOf('inProgress', '2026-09-29', '2026-09-29', given)).toBe('dueSoon');
  expect(lightOf('inProgress', '2026-09-28', '2026-09-29', given)).toBe('overdue');
});

test('nothing is overdue once it is claimed, closed out or withdrawn', () => {
  const given = { holidays: new Set<string>(), makeUpDays: new Set<string>() };
  for (const state of ['reportedDone', 'closedOut', 'withdrawn'] as const) {
    expect(lightOf(state, '2026-01-01', '2026-06-01', given)).toBeNull();
    expect(workingDaysLeft(state, '2026-01-01', '2026-06-01', given)).toBeNull();
  }
  expect(OWED.map((state) => lightOf(state, '2026-01-01', '2026-06-01', given))).toEqual([
    'overdue',
    'overdue',
    'overdue',
  ]);
});

test('an item is found unfulfilled only after its day or after the round', () => {
  expect(mayFindUnfulfilled('2026-06-30', '2026-12-31', '2026-06-30')).toBe(false);
  expect(mayFindUnfulfilled('2026-06-30', '2026-12-31', '2026-07-01')).toBe(true);
  expect(mayFindUnfulfilled('2027-06-30', '2026-12-31', '2027-01-01')).toBe(true);
});
