import { SYSTEM } from '../kernel/actor.ts';
import { isDay } from '../kernel/days.ts';
import { withActor } from '../platform/index.ts';
import { calendarDays, setCalendarDay } from '../registry/rounds/index.ts';
import { UsageError, type Command } from './command.ts';
import { withOffice } from './with-office.ts';

/** Shows the holidays and make-up days of a year, or changes one day when a notice differs from what is known. */
export const calendarCommand: Command = {
  run: async ([what = '', kind, ...name], { words, say }) => {
    if (/^\d{4}$/.test(what)) {
      await withOffice(async (office) => {
        for (const day of await calendarDays(office, Number(what))) {
          say(
            `${day.day}  ${words.dayKinds[day.kind]}  ${day.name}${day.provisional ? words.provisional : ''}`,
          );
        }
      });
      return 0;
    }
    if (!isDay(what) || kind === undefined) throw new UsageError(words.calendarUsage);
    await withOffice((office) =>
      setCalendarDay(withActor(office, SYSTEM), { day: what, kind, name: name.join(' ') }),
    );
    say(words.calendarSet(what));
    return 0;
  },
};
