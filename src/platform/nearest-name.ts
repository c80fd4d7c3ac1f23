/** The candidate with the fewest edits to `typed`, for "did you mean". */
export const nearestName = (typed: string, candidates: readonly string[]): string =>
  candidates.reduce(
    (best, name) => (edits(typed, name) < edits(typed, best) ? name : best),
    candidates[0] ?? '',
  );

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
