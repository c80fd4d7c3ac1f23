import { isDay, type Day } from '../../kernel/days.ts';
import { comparableText } from './cells.ts';
import { dayOfSerial } from './excel-days.ts';
import { fault, understood, type Reading } from './reading.ts';
import type { SheetCell } from './types.ts';

export interface ReadDay {
  /** The day; of a month or year the first one, or the last when the text says 底 or 末. */
  readonly day: Day;
  readonly precision: 'day' | 'month' | 'year';
}

const YEARS = /^(?:19|20)\d{2}$/;
const PARTS = /^(\d{4})[-/.年](\d{1,2})(?:月份?|[-/.月](\d{1,2})[日号]?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})?$/;
const YEAR_ONLY = /^(\d{4})年?$/;
const TIME = /(?:(?<=\d)(?:t|\s+)|(?<=[日号])\s*)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/;
const VAGUE =
  /^(?:全年|长期|常年|常态|持续|随时|年内|近期|每|按时|及时|待定|尽快|适时|到期|任期内|本年|今年|明年|本月|年[底末]|月[底末]|[上中下]旬|[上下]半年|第?[一二三四1-4]季度|\d{4}年?(?:全年|[上下]半年|第?[一二三四1-4]季度))/;
const PERIOD = /(上旬|中旬|下旬|月底|月末|年底|年末|底|末)$/;
const BEFORE = /(?:之前|以前|前|止|完成|前完成|左右)$/;

/**
 * Reads one day as offices write it: 1992-03-27, 1974年12月, 1986.5, 20260301, 2026年2月17日, 2025年12月底, an Excel
 * serial number. Faults: `sheet.date-impossible`, `-vague`, `-no-year`, `-unreadable`.
 */
export function parseDay(text: string): Reading<ReadDay> {
  const spaced = text.normalize('NFKC').trim().toLowerCase().replace(TIME, '');
  const plain = comparableText(spaced)
    .replace(/[。.、,]$/, '')
    .replace(BEFORE, '')
    .replace(BEFORE, '');
  const period = PERIOD.exec(plain)?.[1];
  const stem = period
    ? plain.slice(0, -period.length) +
      (period.startsWith('月') || period.startsWith('年') ? period.charAt(0) : '')
    : plain;
  if (period === undefined && /^\d{5}(?:\.\d+)?$/.test(stem)) return ofSerial(Number(stem));
  const parts = partsOf(stem);
  if (parts) return dayOfParts(parts, period);
  if (VAGUE.test(plain)) return fault('sheet.date-vague');
  if (/^\d{1,2}(?:月|[-/.]\d{1,2}$)/.test(plain)) return fault('sheet.date-no-year');
  return fault('sheet.date-unreadable');
}

/**
 * Like `parseDay`, for a cell: a date cell is taken as it is, and the number 2026.1 is refused, since a spreadsheet
 * program also makes it from 2026.10.
 */
export function parseDayCell(cell: SheetCell): Reading<ReadDay> {
  if (cell.kind === 'date') return parseDay(cell.text.slice(0, 10));
  if (cell.kind === 'number' && /^\d{4}\.1$/.test(cell.text)) return fault('sheet.date-ambiguous');
  return parseDay(cell.text);
}

type Parts = readonly [year: string, month?: string, day?: string];

function partsOf(text: string): Parts | undefined {
  const match = PARTS.exec(text) ?? COMPACT.exec(text) ?? YEAR_ONLY.exec(text);
  if (!match?.[1]) return undefined;
  if (match[2] === undefined) return [match[1]];
  return match[3] === undefined ? [match[1], match[2]] : [match[1], match[2], match[3]];
}

function dayOfParts([year, month, day]: Parts, period: string | undefined): Reading<ReadDay> {
  if (!YEARS.test(year)) return fault('sheet.date-impossible');
  if (month === undefined) {
    return understood({ day: period ? `${year}-12-31` : `${year}-01-01`, precision: 'year' });
  }
  const start = `${year}-${month.padStart(2, '0')}`;
  if (!isDay(`${start}-01`)) return fault('sheet.date-impossible');
  if (day === undefined) return understood({ day: dayInMonth(start, period), precision: 'month' });
  const exact = `${start}-${day.padStart(2, '0')}`;
  return isDay(exact) ? understood({ day: exact, precision: 'day' }) : fault('sheet.date-impossible');
}

function dayInMonth(month: string, period: string | undefined): Day {
  if (period === undefined) return `${month}-01`;
  if (period === '上旬') return `${month}-10`;
  if (period === '中旬') return `${month}-20`;
  for (let day = 31; day > 28; day -= 1) if (isDay(`${month}-${day}`)) return `${month}-${day}`;
  return `${month}-28`;
}

/** Five digits alone: 1927 to 2099 in the 1900 system. */
function ofSerial(serial: number): Reading<ReadDay> {
  const found = serial >= 10_000 && serial <= 73_050 ? dayOfSerial(serial) : undefined;
  return found ? understood({ day: found.day, precision: 'day' }) : fault('sheet.date-unreadable');
}
