import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../../kernel/days.ts';
import type { DueCalendar } from './types.ts';

const DAY_SECONDS = 86_400;

/** Due days as iCalendar (RFC 5545): each takes its whole day and makes nobody busy. */
export function writeCalendar({ title, url, language, events }: DueCalendar): string {
  const calendar = ical({
    name: title,
    url,
    prodId: { company: 'Yinuo', product: 'Public commitments', language },
    ttl: DAY_SECONDS,
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      // The time of the last change, so that an unchanged calendar keeps its bytes.
      stamp: event.changedAt,
      lastModified: event.changedAt,
      start: midnight(event.day),
      end: midnight(addDays(event.day, 1)),
      allDay: true,
      summary: event.title,
      description: event.text,
      url: event.url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);
