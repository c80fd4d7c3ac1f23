import type { FieldFault } from '../../kernel/errors.ts';
import { COMMON_PASSWORDS } from './common-passwords.data.ts';

export const PASSWORD_LEAST = 12;
/** Far beyond what anybody types, and little enough to hash. */
export const PASSWORD_MOST = 200;

/** The same characters typed on another keyboard are the same password. */
export const plainPassword = (password: string): string => password.normalize('NFKC');

/** Why a password is refused, or undefined. Length counts more than character classes (GB/T 22239 house rules). */
export function passwordFault(password: string, login: string, field = 'password'): FieldFault | undefined {
  const plain = plainPassword(password);
  const length = [...plain].length;
  if (length < PASSWORD_LEAST) return { field, code: 'access.password-too-short' };
  if (length > PASSWORD_MOST) return { field, code: 'access.password-too-long' };
  const folded = plain.toLowerCase();
  if (login.length >= 4 && folded.includes(login.toLowerCase())) {
    return { field, code: 'access.password-holds-login' };
  }
  if (isCommon(folded)) return { field, code: 'access.password-common' };
  return undefined;
}

function isCommon(folded: string): boolean {
  if (new Set(folded).size < 5 || isRun(folded)) return true;
  const bare = folded.replace(/[^\p{L}\p{N}]/gu, '');
  return COMMON_PASSWORDS.some((word) => isMadeOf(bare, word));
}

/** `password1234`, `admin20260301`: a common word with nothing but digits around it, or repeated. */
function isMadeOf(bare: string, word: string): boolean {
  if (!bare.includes(word)) return false;
  return /^\d*$/.test(bare.replaceAll(word, ''));
}

/** `123456789012`, `abcdefghijkl`, `qwertyuiop…`: neighbors of a row all the way. */
function isRun(text: string): boolean {
  const rows = [
    '01234567890123456789',
    'abcdefghijklmnopqrstuvwxyz',
    '1qaz2wsx3edc4rfv5tgb',
    'qwertyuiopasdfghjklzxcvbnm',
  ];
  return rows.some((row) => row.includes(text) || [...row].toReversed().join('').includes(text));
}
