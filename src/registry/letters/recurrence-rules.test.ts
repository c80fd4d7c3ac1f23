import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isDay, type Day } from '../../kernel/days.ts';
import { occurrencesOf, periodAt, replan } from './recurrence-rules.ts';
import { EVERY, type Occurrence, type Recurrence } from './types.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2024-01-01', offset));
const recurrence: fc.Arbitrary<Recurrence> = fc.record({
  every: fc.constantFrom(...EVERY),
  times: fc.integer({ min: 1, max: 3 }),
});
const keys = (list: readonly { period: string; nth: number }[]) =>
  list.map(({ period, nth }) => `${period} ${nth}`);
const dated = (list: readonly Occurrence[]) => list.map(({ period, dueOn }) => [period, dueOn]);

test('quarters from the running one on; the last is due with the item', () => {
  expect(dated(occurrencesOf({ every: 'quarter' }, '2026-02-15', '2026-11-20'))).toEqual([
    ['2026-Q1', '2026-03-31'],
    ['2026-Q2', '2026-06-30'],
    ['2026-Q3', '2026-09-30'],
    ['2026-Q4', '2026-11-20'],
  ]);
  expect(dated(occurrencesOf({ every: 'month' }, '2028-01-31', '2028-03-01'))).toEqual([
    ['2028-01', '2028-01-31'],
    ['2028-02', '2028-02-29'],
    ['2028-03', '2028-03-01'],
  ]);
  expect(dated(occurrencesOf({ every: 'halfYear' }, '2026-06-30', '2027-01-01'))).toEqual([
    ['2026-H1', '2026-06-30'],
    ['2026-H2', '2026-12-31'],
    ['2027-H1', '2027-01-01'],
  ]);
});

test('any series lies between its days, in order, without repeats, and ends with the item', () => {
  fc.assert(
    fc.property(recurrence, day, day, (every, from, until) => {
      const series = occurrencesOf(every, from, until);
      const due = series.map(({ dueOn }) => dueOn);
      expect(due.every(isDay)).toBe(true);
      expect(due).toEqual(due.toSorted());
      expect(new Set(keys(series)).size).toBe(series.length);
      expect(due.at(-1)).toBe(until);
      const first = from < until ? from : until;
      expect(due.every((each) => each >= first && each <= until)).toBe(true);
      for (const { period, dueOn } of series) expect(periodAt(every.every, dueOn)).toBe(period);
      expect(series.length % (every.times ?? 1)).toBe(0);
    }),
  );
});

const replanned = (known: readonly Occurrence[], to: Recurrence | undefined, today: Day, until: Day) => {
  const { add, drop, redate } = replan(known, to, today, until);
  const kept = known.filter((each) => !keys(drop).includes(keys([each])[0]!));
  const moved = kept.map((each) => redate.find((other) => keys([other])[0] === keys([each])[0]) ?? each);
  return [...moved, ...add];
};

test('a new wording keeps what is done and what was missed, and nothing stands twice', () => {
  fc.assert(
    fc.property(recurrence, fc.option(recurrence), day, day, day, fc.func(fc.boolean()), (old, now, from, today, until, isDone) => {
      const known = occurrencesOf(old, from, until).map((each) =>
        isDone(each.period) ? { ...each, doneOn: each.dueOn } : each,
      );
      const after = replanned(known, now ?? undefined, today, until);
      for (const each of known) {
        if (each.doneOn !== null || each.dueOn < today) expect(after).toContainEqual(each);
      }
      expect(new Set(keys(after)).size).toBe(after.length);
      const open = after.filter(({ doneOn, dueOn }) => doneOn === null && dueOn >= today);
      if (!now) expect(open).toEqual([]);
      else for (const each of open) expect(keys(occurrencesOf(now, today, until))).toContain(keys([each])[0]);
    }),
  ); // prettier-ignore
});

test('the same wording again changes nothing; a later due date goes on with the series', () => {
  const series = occurrencesOf({ every: 'quarter' }, '2026-01-10', '2026-08-15');
  expect(replan(series, { every: 'quarter' }, '2026-05-01', '2026-08-15')).toEqual({
    add: [],
    drop: [],
    redate: [],
  });
  const longer = replan(series, { every: 'quarter' }, '2026-05-01', '2026-12-31');
  expect(dated(longer.redate)).toEqual([['2026-Q3', '2026-09-30']]);
  expect(dated(longer.add)).toEqual([['2026-Q4', '2026-12-31']]);
});

test('an item published after its due date still owes one deed', () => {
  expect(dated(replan([], { every: 'month' }, '2026-05-10', '2026-04-20').add)).toEqual([
    ['2026-04', '2026-04-20'],
  ]);
});
