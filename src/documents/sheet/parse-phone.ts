import { comparableText } from './cells.ts';
import { fault, understood, type Reading } from './reading.ts';

export interface Phone {
  /** 13812345678, 0516-85483318, 0516-85483318-12, 12345. */
  readonly number: string;
  /** Digits were replaced by asterisks before the file was handed in. */
  readonly masked: boolean;
}

const MOBILE = /^1[3-9][\d*]{9}$/;
const AREA_WITH_DASH = /^(0\d{2,3})-([2-9][\d*]{6,7})$/;
const AREA = /^(0(?:10|2\d)|0[3-9]\d{2})([2-9][\d*]{6,7})$/;
const LOCAL = /^[2-9][\d*]{6,7}$/;
const SERVICE = /^(?:1\d{2}|1[02]\d{3}|9\d{4}|[48]00\d{7})$/;

/** One Chinese mobile, landline or service number, whatever dashes, spaces and prefixes it was typed with. */
export function parsePhone(text: string): Reading<Phone | null> {
  const plain = comparableText(text)
    .replace(/^(?:电话|手机|tel|联系电话)[:：]?/, '')
    .replace(/[‐-―_－~—]/gu, '-')
    .replace(/^(?:\+|00)86-?/, '');
  if (plain === '' || plain === '-' || plain === '/') return understood(null);
  const extended = /^(.+?)(?:-|转|ext\.?|#|分机)(\d{1,6})$/.exec(plain);
  const number =
    numberOf(plain) ?? (extended ? withExtension(numberOf(extended[1] ?? ''), extended[2] ?? '') : undefined);
  return number === undefined
    ? fault('sheet.phone-unreadable')
    : understood({ number, masked: number.includes('*') });
}

const withExtension = (number: string | undefined, extension: string): string | undefined =>
  number === undefined ? undefined : `${number}-${extension}`;

function numberOf(text: string): string | undefined {
  const dashed = AREA_WITH_DASH.exec(text.replace(/^\((0\d{2,3})\)-?/, '$1-'));
  if (dashed) return `${dashed[1]}-${dashed[2]}`;
  const digits = text.replace(/[-.()]/g, '').replace(/^86(?=1[3-9][\d*]{9}$)/, '');
  if (MOBILE.test(digits) || LOCAL.test(digits) || SERVICE.test(digits)) return digits;
  const area = AREA.exec(digits);
  return area ? `${area[1]}-${area[2]}` : undefined;
}
