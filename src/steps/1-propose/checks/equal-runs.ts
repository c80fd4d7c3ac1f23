import type { Span } from './types.ts';
import { halfWidth } from './words.ts';

/** Runs shorter than this are chance. */
const RUN = 3;

/** Where two texts say the same, for showing them side by side. Punctuation between two equal runs belongs to them. */
export function equalRuns(one: string, other: string): { readonly one: Span[]; readonly other: Span[] } {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  return { one: runsIn(a, runsOf(b)), other: runsIn(b, runsOf(a)) };
}

interface Letter extends Span {
  readonly is: string;
}

const lettersOf = (text: string): Letter[] =>
  [
    ...halfWidth(text)
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]/gu),
  ].map((match) => ({
    is: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));

const runAt = (letters: readonly Letter[], i: number): string =>
  letters
    .slice(i, i + RUN)
    .map(({ is }) => is)
    .join('');

function runsOf(letters: readonly Letter[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i + RUN <= letters.length; i += 1) found.add(runAt(letters, i));
  return found;
}

function runsIn(letters: readonly Letter[], known: ReadonlySet<string>): Span[] {
  const spans: { from: number; to: number; last: number }[] = [];
  for (let i = 0; i + RUN <= letters.length; i += 1) {
    if (!known.has(runAt(letters, i))) continue;
    const [from, to, last] = [letters[i]!.from, letters[i + RUN - 1]!.to, i + RUN - 1];
    const before = spans.at(-1);
    if (before && before.last >= i - 1) [before.to, before.last] = [to, last];
    else spans.push({ from, to, last });
  }
  return spans.map(({ from, to }) => ({ from, to }));
}
