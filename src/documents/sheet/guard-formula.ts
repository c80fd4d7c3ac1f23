/** First characters that make a spreadsheet program run a CSV cell as a formula, full-width ones included. */
const LIVE = /^[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'[=+\-@\t\r\n＝＋－＠]/;

/** Makes a CSV text harmless (OWASP ASVS V1.2.10) by a leading apostrophe; numbers need none. */
export const guardFormula = (text: string): string => (LIVE.test(text) ? `'${text}` : text);

/** Takes back what `guardFormula` added, when an exported table is read again. */
export const unguardFormula = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
