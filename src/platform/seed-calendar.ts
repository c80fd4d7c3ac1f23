import type { Insertable, Kysely } from 'kysely';
import { addDays } from '../kernel/days.ts';
import { HOLIDAY_YEARS, type HolidayYear } from './holidays.data.ts';
import type { CalendarDayTable, Database } from './schema.ts';

/**
 * Enters the announced years. A year that has any row is left as it is, so that edits and deletions of the office
 * stay; only when all its rows are provisional does an announced arrangement take their place.
 */
export async function seedCalendar(db: Kysely<Database>): Promise<void> {
  const known = await db.selectFrom('calendar_day').select(['day', 'provisional']).execute();
  const missing = HOLIDAY_YEARS.filter(({ year, provisional }) => {
    const rows = known.filter(({ day }) => day.startsWith(String(year)));
    return rows.length === 0 || (!provisional && rows.every((row) => row.provisional));
  });
  if (missing.length === 0) return;
  await db.transaction().execute(async (tx) => {
    for (const { year } of missing) {
      await tx
        .deleteFrom('calendar_day')
        .where('provisional', '=', true)
        .where('day', '>=', `${year}-01-01`)
        .where('day', '<=', `${year}-12-31`)
        .execute();
    }
    await tx
      .insertInto('calendar_day')
      .values(missing.flatMap(rowsOf))
      .onConflict((clash) => clash.column('day').doNothing())
      .execute();
  });
}

export function rowsOf({ holidays, makeUpDays, provisional }: HolidayYear): Insertable<CalendarDayTable>[] {
  const off = holidays.flatMap(({ name, from, to }) => {
    const rows: Insertable<CalendarDayTable>[] = [];
    for (let day = from; day <= to; day = addDays(day, 1))
      rows.push({ day, kind: 'holiday', name, provisional });
    return rows;
  });
  return [...off, ...makeUpDays.map(({ name, day }) => ({ day, kind: 'makeUp', name, provisional }))];
}
