import type { Occurrence, OccurrenceKey } from '../../registry/letters/types.ts';

/** Percent of the deeds that are done. */
export const shareDone = (deeds: readonly Occurrence[]): number =>
  deeds.length === 0
    ? 0
    : Math.floor((100 * deeds.filter(({ doneOn }) => doneOn !== null).length) / deeds.length);

/** How many of how many deeds are done; null for an item that is promised once. */
export const doneOf = (deeds: readonly Occurrence[]): { done: number; of: number } | null =>
  deeds.length === 0
    ? null
    : { done: deeds.filter(({ doneOn }) => doneOn !== null).length, of: deeds.length };

/** `2026-Q1 1`, as a form sends it. */
export const deedKey = ({ period, nth }: OccurrenceKey): string => `${period} ${nth}`;

const KEY = /^(\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?) (\d{1,2})$/;

export function deedOfKey(typed: string): OccurrenceKey | undefined {
  const [, period, nth] = KEY.exec(typed) ?? [];
  return period ? { period, nth: Number(nth) } : undefined;
}
