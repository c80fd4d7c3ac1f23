import type { CheckedField, Finding, Span } from '../../../../../steps/1-propose/checks/types.ts';
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

export interface MarkedPart {
  readonly text: string;
  /** Id of the mark, for jumping to it; undefined for words nothing is said about. */
  readonly id?: string;
  readonly mode?: Finding['mode'];
}

/** The words of one field with what the checks noticed marked; overlapping spans are one mark. */
export function markedParts(
  findings: readonly Finding[],
  itemId: string | undefined,
  field: CheckedField,
  text: string,
): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const { from, to, mode } of regionsOf(findings, itemId, field, text)) {
    if (from > at) parts.push({ text: text.slice(at, from) });
    parts.push({ text: text.slice(from, to), id: markId(itemId, field, from), mode });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** Where a finding leads to in the letter: its first words, else its item. */
export function anchorOf(findings: readonly Finding[], finding: Finding, text: string): string {
  const { itemId, field, spans } = finding;
  const [first] = spans;
  const region =
    first &&
    field &&
    regionsOf(findings, itemId, field, text).find(({ from, to }) => from <= first.from && first.from < to);
  if (region && field) return markId(itemId, field, region.from);
  return itemId === undefined ? 'letter' : itemAnchor(itemId);
}

export const itemAnchor = (itemId: string): string => `item-${itemId}`;
const markId = (itemId: string | undefined, field: string, from: number): string =>
  `mark-${itemId ?? 'letter'}-${field}-${from}`;

function regionsOf(
  findings: readonly Finding[],
  itemId: string | undefined,
  field: CheckedField,
  text: string,
): (Span & { readonly mode: Finding['mode'] })[] {
  const spans = findings
    .filter((finding) => finding.itemId === itemId && finding.field === field)
    .filter((finding) => wordsOf(finding, text).length > 0)
    .flatMap(({ spans: own, mode }) => own.map((span) => ({ ...span, mode })))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const regions: (Span & { readonly mode: Finding['mode'] })[] = [];
  for (const span of spans) {
    const last = regions.at(-1);
    if (!last || span.from >= last.to) regions.push(span);
    else {
      regions[regions.length - 1] = {
        from: last.from,
        to: Math.max(last.to, span.to),
        mode: last.mode === 'warn' ? 'warn' : span.mode,
      };
    }
  }
  return regions;
}
