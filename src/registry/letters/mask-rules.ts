/** What the public reads in place of words that the secrecy check took out. */
export const MASK = '***';

/** 张三 → 张*. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}*`;

/** A text in which the committer's own name stands masked. */
export const maskIn = (text: string, name: string): string =>
  name.trim() === '' ? text : text.replaceAll(name.trim(), maskName(name));

/** Takes back `maskIn`; masks of other things have more than one star and stay. */
export const unmaskIn = (text: string, name: string): string =>
  text
    .split(maskName(name))
    .reduce(
      (told, part) =>
        told + (told.endsWith('*') || part.startsWith('*') ? maskName(name) : name.trim()) + part,
    );

/** Whether the words are those behind a published text, in which some may be masked. */
export function standsBehind(words: string, published: string): boolean {
  const [first = '', ...rest] = published.split(MASK);
  if (rest.length === 0) return words === published;
  const last = rest.pop() ?? '';
  if (!words.startsWith(first) || !words.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = words.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= words.length - last.length;
}
