/** Synonyms are compared after `normalizeHeading`; expressions are tested on the normalized heading. */
export type HeaderDictionary<Field extends string = string> = Readonly<
  Record<Field, readonly (string | RegExp)[]>
>;

const NOTE = /[(（【[〔][^)）】\]〕]*[)）】\]〕]/g;

/** A heading as compared: half-width, lower case, without spaces, brackets, marks such as ※ * and punctuation. */
export const normalizeHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toLowerCase();

/** How well a heading names a field, 0 to 1: equal, equal but for a bracketed note, matching, containing. */
export function headingScore(text: string, synonyms: readonly (string | RegExp)[]): number {
  const whole = normalizeHeading(text);
  if (whole === '') return 0;
  const plain = normalizeHeading(text.replace(NOTE, ''));
  let best = 0;
  for (const synonym of synonyms) best = Math.max(best, scoreOf(whole, plain, synonym));
  return best;
}

function scoreOf(whole: string, plain: string, synonym: string | RegExp): number {
  if (typeof synonym !== 'string') {
    synonym.lastIndex = 0;
    return synonym.test(whole) ? 0.9 : 0;
  }
  const wanted = normalizeHeading(synonym);
  if (wanted === whole) return 1;
  if (wanted === plain) return 0.95;
  if (wanted.length >= 2 && whole.includes(wanted)) return 0.5 + (0.35 * wanted.length) / whole.length;
  if (plain.length >= 2 && wanted.includes(plain)) return 0.45 + (0.3 * plain.length) / wanted.length;
  return 0;
}
