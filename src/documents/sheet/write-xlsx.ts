import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream, type CellStyle, type CellValue, type ColumnDef } from 'hucre/xlsx';
import { isDay } from '../../kernel/days.ts';
import { escapeCellText } from './cell-text.ts';
import { limits } from './limits.ts';
import type { Table, TableCell, TableColumn, TableRows } from './table.ts';

const TITLE: CellStyle = { font: { bold: true, size: 16 } };
const HEADER: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '808080' } } },
  numFmt: '@',
};
const FAULT = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FDE3E1' } } } as const;

/** Writes a workbook of one sheet to a file, row by row, in constant memory. */
export async function writeXlsx(path: string, table: Table, rows: TableRows): Promise<void> {
  await pipeline(xlsxStream(table, rows), createWriteStream(path));
}

/**
 * The bytes of a workbook of one sheet, pulled as they are read. Texts are always written as text, so that codes keep
 * their digits and nothing runs as a formula; the header stays in view.
 */
export function xlsxStream(table: Table, rows: TableRows): Readable {
  const now: Pen = { place: 'body', marked: [] };
  const bytes = writeXlsxStream(pen(table, rows, now), {
    name: sheetName(table.name),
    columns: table.columns.map((column, index) => styledColumn(column, index + 1, now)),
    freezePane: { rows: table.title === undefined ? 1 : 2 },
  });
  // The types of web streams in the DOM and in Node differ, the objects do not.
  return Readable.fromWeb(bytes as WebStream);
}

/** What is being written: hucre knows styles by column only, and asks for them as it writes each cell. */
interface Pen {
  place: 'title' | 'header' | 'body';
  marked: readonly number[];
}

async function* pen(table: Table, rows: TableRows, now: Pen): AsyncGenerator<CellValue[]> {
  if (table.title !== undefined) {
    now.place = 'title';
    yield [safeText(table.title)];
  }
  now.place = 'header';
  yield table.columns.map((column) => safeText(column.title));
  now.place = 'body';
  for await (const row of rows) {
    now.marked = row.marked ?? [];
    yield row.cells.map((cell, index) => cellValue(cell, table.columns[index]));
  }
}

function styledColumn(column: TableColumn, position: number, now: Pen): ColumnDef {
  const body: CellStyle = {
    numFmt: column.kind === 'number' ? 'General' : column.kind === 'day' ? 'yyyy-mm-dd' : '@',
    alignment: { vertical: 'top', wrapText: column.wrap ?? false },
  };
  const faulty: CellStyle = { ...body, ...FAULT };
  return {
    width: column.width ?? Math.min(60, Math.max(10, column.title.length * 2 + 4)),
    get style() {
      if (now.place === 'title') return TITLE;
      if (now.place === 'header') return HEADER;
      return now.marked.includes(position) ? faulty : body;
    },
  };
}

function cellValue(cell: TableCell, column: TableColumn | undefined): CellValue {
  if (typeof cell !== 'string') return cell;
  if (column?.kind === 'day' && isDay(cell)) return new Date(`${cell}T00:00:00Z`);
  return safeText(cell);
}

function safeText(text: string): string {
  const shown = text.length > limits.cellCharacters ? `${text.slice(0, limits.cellCharacters - 1)}…` : text;
  return escapeCellText(shown.toWellFormed());
}

const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';
