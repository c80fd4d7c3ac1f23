import { NOT_COUNTED, TIME_UNITS, UNITS } from './units.data.ts';
import type { Span } from './types.ts';
import { halfWidth, oneOf, placesOf, without } from './words.ts';

/** A number with its unit, as it stands in a text. */
export interface Quantity extends Span {
  /** The lower end of a range; 万 and 亿 are multiplied out. */
  readonly value: number;
  readonly unit: string;
  /** `time`: how long or until when; `frequency`: how often; `share`: percent. */
  readonly kind: 'amount' | 'share' | 'time' | 'frequency';
}

const ARABIC = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const CHINESE = '[零〇一二两三四五六七八九十百千万亿半]+';
const NUMBER = `(?:${ARABIC})\\s*[十百千万亿]*|${CHINESE}`;
const SHARE = new RegExp(`百分之(${ARABIC}|${CHINESE})|(百分之?百)`, 'gu');
/** Days of the calendar and numbers of documents are no quantities. */
const DATES =
  /\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*[日号]?|\s*月)?|\d{4}\s*年度?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|(?<![\d个])\d{1,2}\s*月(?:份|底|初|末|中旬|上旬|下旬)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|底|初|末)|第[一二三四五六七八九十百\d]+\s*[\p{Script=Han}]|[上中下]旬|\d+号|[一二三四五六七八九十]号/gu;
/** How often, in words. */
export const EVERY = '每(?:个)?(?:逢|年度?|季度?|半年|月|旬|双?周|星期|天|日|学期|期|户|人|村|组|次|场)';

/**
 * Quantities with a unit in a Chinese text: digits of either width, Chinese numerals, 万 and 亿, percent, ranges, and how
 * often something recurs. Numbers of days, documents, sayings (四个意识) count nothing. `extra`: units of the office.
 */
export function quantitiesIn(text: string, extra: readonly string[] = []): Quantity[] {
  const plain = halfWidth(text);
  const dates = [...plain.matchAll(DATES)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
  const rest = without(without(plain, dates), placesOf(plain, NOT_COUNTED));
  const found: Quantity[] = [];
  for (const match of rest.matchAll(SHARE)) {
    const value = match[1] === undefined ? 100 : valueOf(match[1]);
    if (value !== undefined) found.push({ ...spanOf(match), value, unit: '%', kind: 'share' });
  }
  for (const match of rest.matchAll(patternFor(extra))) {
    const value = valueOf(match[1]!);
    const unit = match[2]!;
    const span = spanOf(match);
    if (value === undefined || isName(rest, match)) continue;
    if (found.some(({ from, to }) => span.from < to && from < span.to)) continue;
    found.push({ ...span, value, unit, kind: kindOf(rest, span.from, unit) });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** 二组, 三支渠: with one Chinese numeral these units name a place more often than they count. */
const isName = (text: string, match: RegExpMatchArray): boolean =>
  /^[一二三四五六七八九十]$/u.test(match[1]!) &&
  ['组', '支', '队', '班', '村', '道', '分'].includes(match[2]!) &&
  !/^[^，。；,;]{0,4}(?:队伍|小组|服务队|志愿)/u.test(text.slice(spanOf(match).to));

const patterns = new Map<string, RegExp>();
function patternFor(extra: readonly string[]): RegExp {
  const key = extra.join(' ');
  const known = patterns.get(key);
  if (known) return known;
  const pattern = new RegExp(
    `(?<![\\d.])(${NUMBER})(?:\\s*(?:[-~—至到、]|\\.\\.)+\\s*(?:${NUMBER}))?\\s*(?:余|多|来|左右)?\\s*(${oneOf([...UNITS, ...extra])})(?:以上|以内|左右)?`,
    'gu',
  );
  if (patterns.size > 50) patterns.clear();
  patterns.set(key, pattern);
  return pattern;
}

const spanOf = (match: RegExpMatchArray): Span => ({
  from: match.index!,
  to: match.index! + match[0].length,
});

const FREQUENCY = new RegExp(`${EVERY}[^，。；,;]{0,12}$`, 'u');
const OFTEN = ['次', '回', '遍', '期', '场', '轮', '趟', '节', '课'];

function kindOf(text: string, from: number, unit: string): Quantity['kind'] {
  if (unit === '%' || unit === '成') return 'share';
  if (OFTEN.includes(unit) && FREQUENCY.test(text.slice(0, from))) return 'frequency';
  return TIME_UNITS.includes(unit) ? 'time' : 'amount';
}

const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** The number that is written; nothing for what is no number, such as 千万 without a digit or two units at once. */
function valueOf(written: string): number | undefined {
  const match = /^([\d.,\s]+)([十百千万亿]*)$/u.exec(written);
  if (match) {
    const base = Number(match[1]!.replaceAll(/[,\s]/g, ''));
    const value = [...match[2]!].reduce((product, power) => product * POWERS[power]!, base);
    return Number.isFinite(value) ? value : undefined;
  }
  return chineseValue(written);
}

function chineseValue(written: string): number | undefined {
  if (written === '半') return 0.5;
  if (/^[百千万亿]/u.test(written) || written.includes('半')) return undefined;
  let [total, section, digit] = [0, 0, 0];
  for (const character of written.replaceAll('两', '二').replaceAll('〇', '零')) {
    const power = POWERS[character];
    if (power === undefined) digit = DIGITS.indexOf(character);
    else if (power < 1e4) {
      section += (digit || 1) * power;
      digit = 0;
    } else {
      total = (total + section + digit) * power;
      [section, digit] = [0, 0];
    }
  }
  const value = total + section + digit;
  return value > 0 ? value : undefined;
}
