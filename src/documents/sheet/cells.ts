import { fault, understood, type Reading } from './reading.ts';

/** Zero-width characters and marks of writing direction, which no one sees. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Full-width digits, letters, brackets and signs of numbers; Chinese punctuation ，；：！？ stays. */
const WIDE = /[\uff03-\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e]/g;

const narrow = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** Text as kept: trimmed, half-width digits, letters and brackets, one space where several were, lines joined. */
export const cleanText = (text: string): string => cleanLines(text).replace(/\s+/g, ' ');

/** Like `cleanText`, but keeps the lines of a longer text. */
export const cleanLines = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(WIDE, narrow)
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
    .normalize('NFC');

/** Text as compared with other texts: also without spaces, upper case and differences of form. */
export const comparableText = (text: string): string =>
  cleanText(text).normalize('NFKC').replace(/\s/g, '').toLowerCase();

const YES = new Set(['是', '√', '✓', '✔', '☑', '有', '1', 'y', 'yes', 'true', 't', '对', 'v']);
const NO = new Set([
  '否',
  '×',
  '✗',
  '✘',
  '✕',
  '╳',
  '☐',
  '□',
  '无',
  '0',
  'n',
  'no',
  'false',
  'f',
  '错',
  'x',
  '不是',
  '没有',
]);
const NOTHING = new Set(['', '-', '--', '—', '——', '/', '\\', '\u2013']);

/** 是/否, √/×, 有/无, Y/N, 1/0; null when the cell is left empty or struck out. */
export function parseBoolean(text: string): Reading<boolean | null> {
  const plain = comparableText(text);
  if (NOTHING.has(plain)) return understood(null);
  if (YES.has(plain)) return understood(true);
  return NO.has(plain) ? understood(false) : fault('sheet.boolean-unreadable');
}

const INTEGER =
  /^([+-]?)(\d+|\d{1,3}(?:[,，]\d{3})+)(?:\.0+)?(万|亿)?(?:人|名|户|个|件|项|次|条|年|岁|元|亩|家|米|份|场|期|批|处|天|位|人次|户次)?$/;
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** １２３, 1,234, 12人; null when empty. */
export function parseInteger(text: string): Reading<number | null> {
  const plain = comparableText(text);
  if (NOTHING.has(plain)) return understood(null);
  const match = INTEGER.exec(plain);
  const digits = match?.[2]?.replace(/[,，]/g, '');
  if (!match || digits === undefined) return fault('sheet.number-unreadable');
  const value = Number(digits) * (SCALE[match[3] ?? ''] ?? 1) * (match[1] === '-' ? -1 : 1);
  return Number.isSafeInteger(value) ? understood(value) : fault('sheet.number-unreadable');
}
