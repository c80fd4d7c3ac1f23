/** How the digits of a numeric cell are shown, as far as it carries meaning. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** Leading zeros, as codes have: `000000`. */
  | { readonly kind: 'padded'; readonly digits: number }
  /** Trailing zeros, as `2026.10`. */
  | { readonly kind: 'fixed'; readonly decimals: number };

/** The longest code that spreadsheet programs accept. */
const LONGEST_CODE = 255;

export const PLAIN: NumberStyle = { kind: 'plain' };
const DATE: NumberStyle = { kind: 'date' };
const PERCENT: NumberStyle = { kind: 'percent' };

/** Built-in formats; 27–36 and 50–58 are the Chinese dates. Files may not redefine them below 164. */
export function builtinStyle(id: number): NumberStyle | undefined {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) {
    return DATE;
  }
  if (id === 9 || id === 10) return PERCENT;
  if (id === 2 || id === 4) return { kind: 'fixed', decimals: 2 };
  return id < 164 ? PLAIN : undefined;
}

/** Reads a custom format code such as `yyyy"年"m"月"`, `000000` or `0.0%`. */
export function customStyle(code: string): NumberStyle {
  const first = withoutLiterals(code.slice(0, LONGEST_CODE)).split(';')[0] ?? '';
  const padded = /^0{2,}$/.exec(first);
  if (padded) return { kind: 'padded', digits: first.length };
  const fixed = /^[#,]*0\.(0+)_?$/.exec(first);
  if (fixed?.[1]) return { kind: 'fixed', decimals: fixed[1].length };
  if (first.includes('%')) return PERCENT;
  if (/general/i.test(first)) return PLAIN;
  const letters = first.replace(/E[+-]/gi, '');
  if (/[ymdhs]/i.test(letters)) return DATE;
  return /[年月日]/.test(letters) && !/[0#?]/.test(letters) ? DATE : PLAIN;
}

/** Drops quoted and escaped text, fillers, colors, locales and conditions; keeps elapsed `[h]`, `[m]`, `[s]`. */
const withoutLiterals = (code: string): string =>
  code
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
