import type { CommonMessages } from './index.ts';

type Words = CommonMessages['words']['recurrence'];

/** 每季度一次 / Every quarter. */
export const formatRecurrence = (
  words: Words,
  { every, times = 1 }: { readonly every: keyof Words['every']; readonly times?: number | undefined },
): string => words.times(words.every[every], times);

/** `2026-Q1` → 2026年第一季度 / Q1 2026; one of several in a period also says which. */
export function formatPeriod(
  words: Words,
  { period, nth }: { readonly period: string; readonly nth: number },
  several: boolean,
): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  const number = Number(part.replace(/^[QH]/, ''));
  const name =
    part === ''
      ? words.year(year)
      : part.startsWith('Q')
        ? words.quarter(year, number)
        : part.startsWith('H')
          ? words.halfYear(year, number)
          : words.month(year, number);
  return several ? words.nth(name, nth) : name;
}
