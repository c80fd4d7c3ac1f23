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
export { openSheet } from './open-sheet.ts';
export { findHeader, type Heading, type SheetHeader } from './header.ts';
export type { FieldGuess } from './guess-fields.ts';
export type { HeaderDictionary } from './heading.ts';
export { rowKind, type RowKind } from './row-kind.ts';
export type { Reading } from './reading.ts';
export { parseBoolean, parseInteger } from './cells.ts';
export { parseDayCell, type ReadDay } from './parse-day.ts';
export { parsePhone, type Phone } from './parse-phone.ts';
export type { Table, TableCell, TableColumn, TableRow, TableRows } from './table.ts';
export { writeXlsx, xlsxStream } from './write-xlsx.ts';
export { csvLines, writeCsv } from './write-csv.ts';
export { errorWorkbookStream, type ErrorWorkbook, type RefusedRow } from './write-error-workbook.ts';
