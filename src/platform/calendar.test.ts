import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { addDays, addWorkingDays, daysBetween, isWorkingDay } from '../kernel/days.ts';
import { openCalendar } from './calendar.ts';
import { HOLIDAY_YEARS } from './holidays.data.ts';
import { rowsOf, seedCalendar } from './seed-calendar.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase(2);
});
afterAll(() => database.drop());

test('counts working days across a holiday with make-up days', async () => {
  const calendar = await openCalendar(database.db);
  // 2026-02-13 is a Friday; Saturday the 14th is worked, then nine days off, then Saturday the 28th is worked.
  expect(addWorkingDays('2026-02-13', 1, calendar)).toBe('2026-02-14');
  expect(addWorkingDays('2026-02-13', 2, calendar)).toBe('2026-02-24');
  expect(addWorkingDays('2026-02-13', 6, calendar)).toBe('2026-02-28');
  expect(calendar.announcedUntil).toBe('2026-12-31');
  calendar.stop();
});

test('shows an edit after a reload and keeps edits when the program starts again', async () => {
  const calendar = await openCalendar(database.db);
  await database.db.deleteFrom('calendar_day').where('day', '=', '2026-10-10').execute();
  const flood = { day: '2026-07-15', kind: 'holiday', name: '防汛', provisional: false };
  await database.db.insertInto('calendar_day').values(flood).execute();
  expect(isWorkingDay('2026-07-15', calendar)).toBe(true);
  await seedCalendar(database.db);
  await calendar.reload();
  expect(isWorkingDay('2026-07-15', calendar)).toBe(false);
  expect(isWorkingDay('2026-10-10', calendar)).toBe(false);
  calendar.stop();
});

test('an announced year takes the place of its provisional days', async () => {
  await database.db.deleteFrom('calendar_day').where('day', '<', '2026-01-01').execute();
  const guess = { day: '2025-03-03', kind: 'holiday', name: '猜测', provisional: true };
  await database.db.insertInto('calendar_day').values(guess).execute();
  await seedCalendar(database.db);
  const year = await database.db
    .selectFrom('calendar_day')
    .select('day')
    .where('day', '<', '2026-01-01')
    .orderBy('day')
    .execute();
  const announced = HOLIDAY_YEARS.filter(({ year: of }) => of === 2025).flatMap(rowsOf);
  expect(year.map(({ day }) => day)).toEqual(announced.map(({ day }) => day).sort());
});

test('the days that follow the lunar calendar are where the lunar calendar has them', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const isLunar = (day: string, month: number, date: number): boolean =>
    lunar.format(new Date(`${day}T00:00:00Z`)) === `${month}/${date}`;
  for (const { year, holidays } of HOLIDAY_YEARS) {
    const days = (name: string): string[] =>
      holidays
        .filter((stretch) => stretch.name.includes(name))
        .flatMap(({ from, to }) =>
          Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n)),
        );
    // The new moon of 2027 falls at 23:56 Beijing time on 6 February; the approximation in use here is minutes late.
    const first = year === 2027 ? '2027-02-06' : days('春节').find((day) => isLunar(day, 1, 1));
    expect(first, `春节 ${year}`).toBeDefined();
    expect(days('春节')).toEqual(expect.arrayContaining([-1, 0, 1, 2].map((n) => addDays(first ?? '', n))));
    expect(
      days('端午节').some((day) => isLunar(day, 5, 5)),
      `端午节 ${year}`,
    ).toBe(true);
    expect(
      days('中秋节').some((day) => isLunar(day, 8, 15)),
      `中秋节 ${year}`,
    ).toBe(true);
  }
});

test('every make-up day is a Saturday or Sunday outside the holidays', () => {
  for (const { holidays, makeUpDays } of HOLIDAY_YEARS) {
    for (const { day } of makeUpDays) {
      expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(holidays.some(({ from, to }) => from <= day && day <= to)).toBe(false);
    }
  }
});
