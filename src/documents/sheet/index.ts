export type {
  Cell,
  CellKind,
  MergedRange,
  ReadRowsOptions,
  SheetCell,
  SheetEncoding,
  SheetFormat,
  SheetReader,
  SheetRow,
} from './types.ts';
export { EMPTY_CELL } from './types.ts';
export { limits as sheetLimits } from './limits.ts';
export { sheetMessages, type SheetCode } from './messages.data.ts';
export { openSheet } from './open-sheet.ts';
export { findHeader, type Heading, type SheetHeader } from './header.ts';
export type { FieldGuess } from './guess-fields.ts';
export { normalizeHeading, type HeaderDictionary } from './heading.ts';
export {
  isNoteRow,
  isNumberingRow,
  isRepeatedHeader,
  isTotalRow,
  rowKind,
  type RowKind,
} from './row-kind.ts';
export type { Reading } from './reading.ts';
export { cleanLines, cleanName, cleanText, comparableText, parseBoolean, parseInteger } from './cells.ts';
export { parseDay, parseDayCell, type ReadDay } from './parse-day.ts';
export { parsePhone, type Phone } from './parse-phone.ts';
export type { Table, TableCell, TableColumn, TableRow, TableRows } from './table.ts';
export { guardFormula, unguardFormula } from './guard-formula.ts';
export { writeXlsx, xlsxStream } from './write-xlsx.ts';
export { csvLines, writeCsv } from './write-csv.ts';
export { errorWorkbookStream, writeErrorWorkbook, type ErrorWorkbook, type RefusedRow } from './write-error-workbook.ts';
