export type PersonalDataKind = 'idNumber' | 'mobile' | 'bankCard';

/** `from` inclusive, `to` exclusive, in UTF-16 units of the text as it was given. */
export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly from: number;
  readonly to: number;
}

/** Digits may be grouped by single spaces or hyphens, as people write them. */
const DIGITS = /(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){10,18}(?:[ -]?X)?(?![0-9A-Za-z])/gi;
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK = '10X98765432';

/**
 * Numbers in a text that identify a private person (domain 8.2): an 18-digit ID with a valid checksum, an 11-digit
 * mobile number, a UnionPay card number with a valid check digit. Full-width digits count as digits.
 */
export function personalDataIn(text: string): readonly PersonalData[] {
  const found: PersonalData[] = [];
  for (const match of halfWidth(text).matchAll(DIGITS)) {
    const kind = kindOf(match[0].replaceAll(/[ -]/g, '').toUpperCase());
    if (kind) found.push({ kind, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** The text with such numbers blotted out, sign for sign: nobody reads them who should not. */
export const maskPersonalData = (text: string): string =>
  personalDataIn(text).reduce(
    (masked, { from, to }) => masked.slice(0, from) + '*'.repeat(to - from) + masked.slice(to),
    text,
  );

function kindOf(digits: string): PersonalDataKind | undefined {
  if (/^\d{17}[\dX]$/.test(digits) && isIdNumber(digits)) return 'idNumber';
  if (/^1[3-9]\d{9}$/.test(digits) || /^861[3-9]\d{9}$/.test(digits)) return 'mobile';
  if (/^62\d{14,17}$/.test(digits) && isLuhn(digits)) return 'bankCard';
  return undefined;
}

/** GB 11643: ISO 7064 MOD 11-2 over 17 digits, and a birth date that can exist. */
function isIdNumber(digits: string): boolean {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  if (ID_CHECK[sum % 11] !== digits[17]) return false;
  const month = Number(digits.slice(10, 12));
  const day = Number(digits.slice(12, 14));
  return /^(18|19|20)/.test(digits.slice(6, 8)) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** One character for one, so that positions stay those of the text as it was given. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ｘｘ－\u3000\u2010-\u2015]/gu, (character) => {
    if (character === '\u3000') return ' ';
    if (character === '－' || /[\u2010-\u2015]/u.test(character)) return '-';
    return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });
