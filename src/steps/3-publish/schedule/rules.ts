import type { Day } from '../../../kernel/days.ts';
import type { FieldFault } from '../../../kernel/errors.ts';

/** The instant at which the hour strikes in Asia/Shanghai. */
export const instantOf = (day: Day, hour: number): Date =>
  new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);

/** Nobody prepares a publication for longer than this; a later day is more likely a slip of the pen. */
const MOST_DAYS = 180;

export function hourFaults(at: Date, now: Date): FieldFault[] {
  if (at <= now) return [{ field: 'hour', code: 'publish.hour-passed' }];
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  return days > MOST_DAYS
    ? [{ field: 'publishOn', code: 'publish.hour-too-late', params: { most: MOST_DAYS } }]
    : [];
}
