import { parseDayCell, type SheetCell } from '../../../documents/sheet/index.ts';
import { isDay, type Day } from '../../../kernel/days.ts';

/** `day` is sure · `ask` is vague: with a proposal, or none for 全年 and 长期 · `wrong` names no day at all. */
export type DueReading = { readonly day: Day } | { readonly ask: Day | null } | { readonly wrong: string };

/** 底 末 旬: the text itself says which day of the month is meant. */
const SAYS_DAY = /[底末旬]/;
/** The first quarter, the first half-year … */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^第?[一1]季度/, '03-31'],
  [/^(?:第?[二2]季度|上半年)/, '06-30'],
  [/^第?[三3]季度/, '09-30'],
  [/^(?:第?[四4]季度|下半年|年[底末]|年内|本年|今年)/, '12-31'],
];

/**
 * By when a promise is to be kept, as offices write it. Without a year, that of the round is proposed; a month means
 * its last day.
 */
export function readDue(
  cell: SheetCell,
  round: { readonly startsOn: Day; readonly endsOn: Day },
): DueReading {
  const text = cell.text.normalize('NFKC').replaceAll(/\s/g, '').slice(0, 60);
  const read = parseDayCell(cell);
  if (read.ok) {
    const { day, precision } = read.value;
    if (precision === 'day' || SAYS_DAY.test(text)) return { day };
    return { ask: precision === 'month' ? lastOfMonth(day) : `${day.slice(0, 4)}-12-31` };
  }
  if (read.code === 'sheet.date-no-year') return { ask: withoutYear(text, round) };
  if (read.code !== 'sheet.date-vague') return { wrong: read.code };
  const year = /^(\d{4})年?(.*)$/.exec(text);
  const rest = year?.[2] ?? text;
  const end = PARTS.find(([part]) => part.test(rest))?.[1];
  return { ask: end === undefined ? null : `${year?.[1] ?? round.startsOn.slice(0, 4)}-${end}` };
}

/** 12月底 or 6月15日, in the year of the round that lies inside it. */
function withoutYear(text: string, { startsOn, endsOn }: { startsOn: Day; endsOn: Day }): Day | null {
  const days = [startsOn, endsOn].flatMap((day) => {
    const dotted = text.replace(/^(\d{1,2})[-/.](\d{1,2})$/, '$1月$2日');
    const whole = `${day.slice(0, 4)}年${dotted}`;
    const read = parseDayCell({ kind: 'text', text: whole, value: whole, precisionLost: false });
    if (!read.ok) return [];
    return [read.value.precision === 'day' || SAYS_DAY.test(text) ? read.value.day : lastOfMonth(read.value.day)]; // prettier-ignore
  });
  return days.find((day) => day >= startsOn && day <= endsOn) ?? days[0] ?? null;
}

/** Last day of the month that a day lies in. */
export function lastOfMonth(day: Day): Day {
  const month = day.slice(0, 7);
  return ['31', '30', '29'].map((last) => `${month}-${last}`).find(isDay) ?? `${month}-28`;
}
