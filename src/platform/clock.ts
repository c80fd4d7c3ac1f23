import { dayOf, type Day } from '../kernel/days.ts';

/** The only source of "now" for business rules. */
export interface Clock {
  now(): Date;
  /** The day it is in Asia/Shanghai. */
  today(): Day;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
};

export interface SettableClock extends Clock {
  set(instant: Date | string): void;
  /** Moves on by this many milliseconds. */
  advance(ms: number): void;
  advanceDays(days: number): void;
}

/** Stands still until told to move, for tests and rehearsals. */
export function settableClock(start: Date | string): SettableClock {
  let current = new Date(start).getTime();
  const clock: SettableClock = {
    now: () => new Date(current),
    today: () => dayOf(new Date(current)),
    set: (instant) => void (current = new Date(instant).getTime()),
    advance: (ms) => void (current += ms),
    advanceDays: (days) => clock.advance(days * 86_400_000),
  };
  return clock;
}
