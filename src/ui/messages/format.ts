import type { Day } from '../../kernel/days.ts';
import { LANG, type Locale } from './locale.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SHANGHAI = 'Asia/Shanghai';

/** `2026-03-05` → 2026年3月5日 / 5 Mar 2026. */
export function formatDay(locale: Locale, day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return day;
  return locale === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** Without the year: 3月5日 / 5 Mar. For lists within one year. */
export function formatShortDay(locale: Locale, day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  if (month === undefined || date === undefined) return day;
  return locale === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1]}`;
}

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: SHANGHAI,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant, as the clock in Shanghai shows it: 2026年3月5日 14:20 / 5 Mar 2026, 14:20. */
export function formatMoment(locale: Locale, instant: Date | string): string {
  const found = Object.fromEntries(
    parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const day = formatDay(locale, `${found['year']}-${found['month']}-${found['day']}`);
  return `${day}${locale === 'zh' ? ' ' : ', '}${found['hour']}:${found['minute']}`;
}

/** 12,345. */
export const formatNumber = (locale: Locale, value: number, digits = 0): string =>
  new Intl.NumberFormat(LANG[locale], { maximumFractionDigits: digits }).format(value);

/** A share between 0 and 1 as 86.4%; nothing to divide by reads as a dash. */
export const formatShare = (locale: Locale, part: number, whole: number, digits = 1): string =>
  whole === 0
    ? '—'
    : new Intl.NumberFormat(LANG[locale], {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(part / whole);

/** 1.2 MB, as file managers show it. */
export function formatBytes(locale: Locale, bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${formatNumber(locale, bytes / 1024 ** step, step > 1 ? 1 : 0)} ${units[step]}`;
}
