import type { Kysely } from 'kysely';
import type { Day, WorkingCalendar } from '../kernel/days.ts';
import type { Database } from './schema.ts';

/** Holidays and make-up days as the office keeps them; always the last ones read, so rules can use it directly. */
export interface OfficeCalendar extends WorkingCalendar {
  /** Days after this one rest on provisional entries or none: limits that end there may still move. */
  readonly announcedUntil: Day;
  /** After an edit. Other processes read it within a minute. */
  reload(): Promise<void>;
  stop(): void;
}

const REFRESH_MS = 60_000;

export async function openCalendar(db: Kysely<Database>): Promise<OfficeCalendar> {
  let holidays: ReadonlySet<Day> = new Set();
  let makeUpDays: ReadonlySet<Day> = new Set();
  let announcedUntil: Day = '';
  const reload = async (): Promise<void> => {
    const rows = await db.selectFrom('calendar_day').select(['day', 'kind', 'provisional']).execute();
    const daysOf = (kind: string): Set<Day> =>
      new Set(rows.filter((row) => row.kind === kind).map(({ day }) => day));
    holidays = daysOf('holiday');
    makeUpDays = daysOf('makeUp');
    const announced = rows.filter(({ provisional }) => !provisional).map(({ day }) => day.slice(0, 4));
    announcedUntil = announced.length === 0 ? '' : `${announced.reduce((a, b) => (a > b ? a : b))}-12-31`;
  };
  await reload();
  // A missed refresh keeps the last calendar; the next one comes in a minute.
  const timer = setInterval(() => void reload().catch(() => undefined), REFRESH_MS).unref();
  return {
    get holidays() {
      return holidays;
    },
    get makeUpDays() {
      return makeUpDays;
    },
    get announcedUntil() {
      return announcedUntil;
    },
    reload,
    stop: () => clearInterval(timer),
  };
}
