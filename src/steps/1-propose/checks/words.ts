import type { Span } from './types.ts';

/** A word list as it is written in a data file. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const HALF: Readonly<Record<string, string>> = { '％': '%', '．': '.', '～': '~' };

/** Full-width digits and letters in their plain form, one character for one, so that places stay the same. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ％．～]/gu, (c) => HALF[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0));

export const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One expression for a list of words that finds the longest first. Empty words are left out. */
export const oneOf = (list: readonly string[]): string =>
  [...new Set(list.filter(Boolean))]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

const patterns = new WeakMap<readonly string[], RegExp>();

/** The same lists are looked for over and over while somebody types. */
function patternOf(list: readonly string[]): RegExp {
  const known = patterns.get(list);
  if (known) return known;
  const pattern = new RegExp(oneOf(list) || '(?!)', 'gu');
  patterns.set(list, pattern);
  return pattern;
}

/** Every place where one of the words stands; overlapping ones become one. */
export const placesOf = (text: string, list: readonly string[]): Span[] =>
  [...text.matchAll(patternOf(list))].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));

/** Letters and digits of a text; spaces and punctuation say nothing. */
export const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** The same length with blanks where the spans are. */
export const without = (text: string, spans: readonly Span[]): string =>
  spans.reduce(
    (left, { from, to }) => left.slice(0, from) + '\u3000'.repeat(to - from) + left.slice(to),
    text,
  );
