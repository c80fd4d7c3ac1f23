const CANDIDATES = ['\t', ',', ';', '，'] as const;
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** The delimiter that cuts most lines of the sample into the same number of cells; comma when none does. */
export function detectDelimiter(sample: string): string {
  const stated = SEPARATOR_LINE.exec(sample)?.[1];
  if (stated !== undefined) return stated;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = scoreOf(countsPerLine(sample, delimiter));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Lines sharing the commonest count above zero, a little more for more cells. */
function scoreOf(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) {
    if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  }
  let score = 0;
  for (const [count, seen] of lines) score = Math.max(score, seen + Math.min(count, 50) / 100);
  return score;
}

function countsPerLine(sample: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let filled = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (filled) counts.push(count);
      count = 0;
      filled = false;
      continue;
    } else if (character === delimiter) count += 1;
    filled = true;
  }
  return counts;
}
