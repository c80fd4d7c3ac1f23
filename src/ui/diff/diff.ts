/** One run of a comparison of two texts. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many pairs a comparison is too slow for a page; the text is then shown as replaced. */
const MOST_PAIRS = 4_000_000;
const TOKEN = /[A-Za-z]+|\d[\d,.]*\d|\d|\s+|[^]/gu;

/** Character by character for Chinese, word by word for Latin letters and numbers. Pure; same in, same out. */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const a = before.match(TOKEN) ?? [];
  const b = after.match(TOKEN) ?? [];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const parts: DiffPart[] = [
    { kind: 'same', text: a.slice(0, head).join('') },
    ...compare(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ];
  return readable(merge(parts));
}

/** Longest common subsequence by table; bounded by MOST_PAIRS. */
function compare(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length === 0 || a.length * b.length > MOST_PAIRS) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ];
  }
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

/** Neighbors of one kind become one; within a change what was removed stands before what was added. */
function merge(parts: readonly DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const endChange = () => {
    if (removed) merged.push({ kind: 'removed', text: removed });
    if (added) merged.push({ kind: 'added', text: added });
    removed = added = '';
  };
  const endSame = () => {
    if (same) merged.push({ kind: 'same', text: same });
    same = '';
  };
  for (const { kind, text } of parts) {
    if (text === '') continue;
    if (kind === 'same') {
      endChange();
      same += text;
    } else {
      endSame();
      if (kind === 'removed') removed += text;
      else added += text;
    }
  }
  endChange();
  endSame();
  return merged;
}

/** A single character kept between two changes only hinders reading: it joins them. */
function readable(parts: readonly DiffPart[]): DiffPart[] {
  const between = (index: number): boolean => {
    const part = parts[index];
    return (
      part?.kind === 'same' &&
      index > 0 &&
      index < parts.length - 1 &&
      [...part.text].length === 1 &&
      !/[，。；、\s]/u.test(part.text)
    );
  };
  return merge(
    parts.flatMap((part, index): DiffPart[] =>
      between(index)
        ? [
            { kind: 'removed', text: part.text },
            { kind: 'added', text: part.text },
          ]
        : [part],
    ),
  );
}
