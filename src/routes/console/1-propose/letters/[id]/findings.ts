import type { Finding, Span } from '../../../../../steps/1-propose/checks/types.ts';
import { formatDay } from '../../../../../ui/messages/format.ts';
import type { ConsoleMessages } from '../../../../../ui/messages/load.ts';
import type { Locale } from '../../../../../ui/messages/locale.ts';

const DAYS = ['day', 'from', 'to'];

/** The sentence of a finding in the reader's language. */
export function sentenceOf(m: ConsoleMessages, locale: Locale, { reason, params }: Finding): string {
  const labels: Readonly<Record<string, unknown>> = m.propose.letter;
  const shown = Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (DAYS.includes(key)) return [key, formatDay(locale, String(value))];
      if (key === 'kind') return [key, m.checks.kinds[value as keyof typeof m.checks.kinds]];
      if (key !== 'fields') return [key, value];
      const fields = String(value).split(' ');
      return [key, fields.map((field) => String(labels[field] ?? field)).join(m.checks.fieldsJoin)];
    }),
  );
  return m.checks.reasons[reason](shown);
}

/** The offending words of a finding; none when the whole text is meant. */
export function wordsOf({ spans }: Finding, text: string): string[] {
  const whole = spans.length === 1 && spans[0]!.from === 0 && spans[0]!.to === text.length;
  return whole ? [] : [...new Set(spans.map(({ from, to }) => text.slice(from, to)))].slice(0, WORDS_MOST);
}

const WORDS_MOST = 8;

/** A text cut at its spans, for marking them. */
export function partsOf(text: string, spans: readonly Span[]): { text: string; marked: boolean }[] {
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    if (from > at) parts.push({ text: text.slice(at, from), marked: false });
    parts.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
