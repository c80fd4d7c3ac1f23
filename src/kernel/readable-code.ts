/** Crockford's letters: none that is read as another one. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = [4, 4, 5];

/** How many random letters stand before the check letter: 60 bits. */
export const CODE_LETTERS = 12;

/**
 * A code that people type from paper, in groups as it is printed: `7K3M-Q2XA-9DF4C`. Each byte gives one letter by its
 * low five bits. Undefined for the few whose check value has no letter: draw again.
 */
export function codeFrom(bytes: ArrayLike<number>): string | undefined {
  const letters = Array.from({ length: CODE_LETTERS }, (_, i) => LETTERS[(bytes[i] ?? 0) & 31]).join('');
  const check = LETTERS[checkValue(letters)];
  return check === undefined ? undefined : inGroups(letters + check);
}

/** The bare letters of what was typed; undefined when it cannot be a code (wrong length or check letter). */
export function readCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== CODE_LETTERS + 1 || [...letters].some((letter) => !LETTERS.includes(letter))) {
    return undefined;
  }
  return LETTERS[checkValue(letters.slice(0, -1))] === letters.at(-1) ? letters : undefined;
}

/** The modulus is a prime above 32, so that every misread letter and every swap shows. */
const checkValue = (letters: string): number =>
  [...letters].reduce((value, letter) => (value * 2 + LETTERS.indexOf(letter)) % 37, 0);

export function inGroups(letters: string): string {
  let at = 0;
  return GROUPS.map((size) => letters.slice(at, (at += size))).join('-');
}
