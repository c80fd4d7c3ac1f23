import type { Day } from '../../kernel/days.ts';

const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_465;
/** Serial 1 of the 1904 system is 1904-01-02, so its zero lies 1,462 days later. */
const SHIFT_1904 = 1_462;

export interface SerialDay {
  readonly day: Day;
  /** `HH:MM`, or null at midnight. */
  readonly time: string | null;
}

/** Day of an Excel serial number; undefined below 1, past the year 9999 and for the 1900-02-29 that never was. */
export function dayOfSerial(serial: number, is1904 = false): SerialDay | undefined {
  const shifted = is1904 ? serial + SHIFT_1904 : serial;
  const minutes = Math.round((shifted - Math.floor(shifted)) * 1_440);
  const whole = Math.floor(shifted) + (minutes === 1_440 ? 1 : 0);
  if (!(whole >= 1 && whole <= LAST_SERIAL) || whole === 60) return undefined;
  const sinceEpoch = whole - (whole < 60 ? 25_568 : 25_569);
  return {
    day: new Date(sinceEpoch * DAY_MS).toISOString().slice(0, 10),
    time: minutes % 1_440 === 0 ? null : timeOfMinutes(minutes),
  };
}

/** `HH:MM` of a fraction of a day, for cells that hold only a time. */
export const timeOfFraction = (fraction: number): string => timeOfMinutes(Math.round(fraction * 1_440));

const timeOfMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
