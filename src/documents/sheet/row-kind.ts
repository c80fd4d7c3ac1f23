import { normalizeHeading } from './heading.ts';
import type { SheetRow } from './types.ts';

export type RowKind = 'empty' | 'note' | 'total' | 'numbering' | 'header' | 'data';

const NOTE =
  /^[（(【[]?(?:注|备注|附注|说明|填表说明|填报说明|填写说明|填报单位|填表单位|填报人|填表人|制表人?|审核人?|单位负责人|负责人签字|联系人及电话|填报日期|填报时间|制表日期)\s*[：:]/;
const NUMBERED_NOTE = /^(?:注|备注|说明|附注)\s*[\d一二三四五（(.、]/;
const TOTAL = /^(?:合计|总计|小计|共计|累计|总数)$/;

/** What a row below the header is; `headings` lets a header repeated on each printed page be told apart. */
export function rowKind(row: SheetRow, headings: readonly { column: number; text: string }[] = []): RowKind {
  const texts = filledTexts(row);
  if (texts.length === 0) return 'empty';
  if (isNoteRow(row)) return 'note';
  if (isTotalRow(row)) return 'total';
  if (isNumberingRow(row)) return 'numbering';
  return isRepeatedHeader(row, headings) ? 'header' : 'data';
}

/** Notes above or below the table: “注：…”, “填报单位：…”, a signature line. */
export function isNoteRow(row: SheetRow): boolean {
  const texts = filledTexts(row);
  const first = texts[0] ?? '';
  if (NOTE.test(first))
    return (texts.length <= 6 && texts.slice(1).every((text) => /[：:]/.test(text))) || texts.length <= 2;
  return texts.length === 1 && NUMBERED_NOTE.test(first);
}

/** A sum row: 合计 stands in the first or second filled cell, often with spaces inside. */
export const isTotalRow = (row: SheetRow): boolean =>
  filledTexts(row)
    .slice(0, 2)
    .some((text) => /[计数]/.test(text) && TOTAL.test(normalizeHeading(text)));

/** The row of column numbers that statistical forms carry below the header: 甲 乙 1 2 3. */
export function isNumberingRow(row: SheetRow): boolean {
  const filled = filledTexts(row);
  if (filled.length < 3 || filled.some((text) => text.length > 8)) return false;
  const texts = filled.map(normalizeHeading);
  const numbers = texts.filter((text) => /^\d{1,3}$/.test(text)).map(Number);
  if (texts.length < 3 || numbers.length < 2) return false;
  const rest = texts.slice(0, texts.length - numbers.length);
  return (
    numbers.every((number, index) => number === index + (numbers[0] ?? 0)) &&
    rest.every((text) => /^[甲乙丙丁戊]$/.test(text))
  );
}

export function isRepeatedHeader(
  row: SheetRow,
  headings: readonly { column: number; text: string }[],
): boolean {
  const equal = headings.filter(({ column, text }) => {
    const typed = row.cells[column - 1]?.text ?? '';
    if (typed === '') return false;
    const heading = normalizedHeading(text);
    // Most cells differ from their heading already in its last character.
    const last = heading.at(-1) ?? '';
    if (last > '\u2e80' && !typed.includes(last)) return false;
    const shown = normalizeHeading(typed);
    return shown !== '' && heading.endsWith(shown);
  });
  return equal.length >= 2 && equal.length * 2 > filledTexts(row).length;
}

const normalized = new Map<string, string>();

/** The same few headings are compared with every row. */
function normalizedHeading(text: string): string {
  const known = normalized.get(text);
  if (known !== undefined) return known;
  if (normalized.size > 1000) normalized.clear();
  const heading = normalizeHeading(text);
  normalized.set(text, heading);
  return heading;
}

const filledTexts = (row: SheetRow): readonly string[] =>
  row.cells.map((cell) => cell.text.trim()).filter((text) => text !== '');
