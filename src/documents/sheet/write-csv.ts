import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { guardFormula } from './guard-formula.ts';
import type { Table, TableCell, TableRows } from './table.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** Writes a table as CSV that Excel and WPS open without asking: UTF-8 with mark, CRLF, no live formulas. */
export async function writeCsv(path: string, table: Table, rows: TableRows): Promise<void> {
  await pipeline(Readable.from(csvLines(table, rows)), createWriteStream(path));
}

/** The pieces of such a file, one line each. */
export async function* csvLines(table: Table, rows: TableRows): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + line(table.columns.map((column) => column.title));
  for await (const row of rows) yield line(row.cells);
}

const line = (cells: readonly TableCell[]): string => `${cells.map(field).join(',')}\r\n`;

function field(cell: TableCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? guardFormula(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
