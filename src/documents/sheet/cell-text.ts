const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Spreadsheet programs write control characters as `_x000D_`, and an underscore before such text as `_x005F_`. */
export const unescapeCellText = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The other direction, for text that happens to look like such an escape. */
export const escapeCellText = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const scratch = Buffer.allocUnsafe(64 * 1024);

/** A copy that does not keep the chunk of the file alive from which `text` was cut. */
export function detached(text: string): string {
  if (text.length < 13 || text.length > 16_000) return text;
  return scratch.toString('utf8', 0, scratch.write(text));
}
