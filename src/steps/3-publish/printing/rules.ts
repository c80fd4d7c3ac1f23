import type { Day } from '../../../kernel/days.ts';
import type { Recurrence } from '../../../registry/letters/types.ts';
import { CHINESE } from './words.data.ts';
import type { PrintOrder } from './types.ts';

/** More than this are printed by a job. */
export const AT_ONCE = 60;
/** Letters of one file: setting them takes about half a gibibyte, five hundred would take nearly a whole one. */
export const LETTERS_PER_FILE = 250;
/** Files of a finished job are there this long. */
export const KEPT_DAYS = 14;

/** 2026-09-30 → 2026年9月30日, as official papers write it. */
export function chineseDay(day: Day | null): string {
  if (!day) return '';
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const DIGITS = '零一二三四五六七八九';

/** 第一项, 第十二项: how a number is said aloud. Letters have no more than thirty items. */
export function spokenNumber(nth: number): string {
  const tens = Math.floor(nth / 10);
  const ones = nth % 10;
  const number = `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
  return `第${number}项`;
}

/** 每季度一次. */
export const recurrenceText = ({ every, times = 1 }: Recurrence): string =>
  times === 1 ? `${CHINESE.every[every]}一次` : `${CHINESE.every[every]}${times}次`;

/** `https://host/l/1` → `host/l/1`: people type it without the beginning. */
export const shortAddress = (address: string): string => address.replace(/^https?:\/\//, '');

/** The first eight digits, in fours, as on the page. */
export const shortFingerprint = (digest: string): string => `${digest.slice(0, 4)} ${digest.slice(4, 8)}`;

/** Characters that file systems refuse are left out. */
export const fileName = (parts: readonly string[], ending: string): string =>
  `${parts
    .filter(Boolean)
    .join('-')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')
    .slice(0, 80)}.${ending}`;

/** One document for all letters, which has no use for a job. */
export const isOneDocument = ({ print, format }: PrintOrder): boolean =>
  print === 'booklet' || print === 'reading' || format === 'docx';
