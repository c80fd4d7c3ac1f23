import { createHash, randomInt } from 'node:crypto';

/** Crockford's letters: none that is read as another one. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LETTERS = 12;
const GROUPS = [4, 4, 5];

/** 60 random bits and a check letter, in groups as they are printed: `7K3M-Q2XA-9DF4C`. */
export function newSlipCode(): string {
  for (;;) {
    const letters = Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    // The modulus is a prime above 32, so that every misread letter and every swap shows; codes whose check value
    // has no letter are drawn again.
    const check = LETTERS[checkValue(letters)];
    if (check) return inGroups(letters + check);
  }
}

/** The bare letters of what was typed; undefined when it cannot be a code (wrong length or check letter). */
export function readSlipCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== RANDOM_LETTERS + 1 || [...letters].some((letter) => !LETTERS.includes(letter))) {
    return undefined;
  }
  const code = letters.slice(0, -1);
  return LETTERS[checkValue(code)] === letters.at(-1) ? letters : undefined;
}

/** What is stored. 60 random bits behind a lock after five tries need no slow hash. */
export const slipHash = (accountId: string, letters: string): Buffer =>
  createHash('sha256')
    .update(`${accountId}\n${letters.replaceAll('-', '')}`)
    .digest();

const checkValue = (letters: string): number =>
  [...letters].reduce((value, letter) => (value * 2 + LETTERS.indexOf(letter)) % 37, 0);

function inGroups(letters: string): string {
  let at = 0;
  return GROUPS.map((size) => letters.slice(at, (at += size))).join('-');
}
