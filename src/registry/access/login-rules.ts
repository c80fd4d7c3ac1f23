/** Logins are compared in one form, whatever was typed: no full-width letters, no capitals, no spaces around. */
export const plainLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Letters (Chinese ones too), digits, dot, dash and underscore; 3 to 40 characters. */
export const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,39}$/u;
