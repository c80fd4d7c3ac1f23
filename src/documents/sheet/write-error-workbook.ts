import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SheetRow } from './types.ts';
import type { Table, TableRow } from './table.ts';
import { xlsxStream } from './write-xlsx.ts';

/** One row that was not imported, as it stood, and why. */
export interface RefusedRow {
  readonly row: SheetRow;
  /** Sentences in the language of the person, with the column they speak of, or null for the whole row. */
  readonly faults: readonly { readonly column: number | null; readonly reason: string }[];
}

export interface ErrorWorkbook {
  readonly name: string;
  /** Headings of the original table by column, from column A on. */
  readonly headings: readonly string[];
  readonly reasonTitle?: string;
  readonly rowTitle?: string;
}

/**
 * Writes the refused rows under their own headings, faulty cells colored, with the columns 错误原因 and 原行号 added
 * at the end: corrected, the file can be uploaded as it is.
 */
export async function writeErrorWorkbook(
  path: string,
  book: ErrorWorkbook,
  refused: AsyncIterable<RefusedRow> | Iterable<RefusedRow>,
): Promise<void> {
  await pipeline(errorWorkbookStream(book, refused), createWriteStream(path));
}

/** The bytes of such a workbook, pulled as they are read. */
export function errorWorkbookStream(
  book: ErrorWorkbook,
  refused: AsyncIterable<RefusedRow> | Iterable<RefusedRow>,
): Readable {
  const table: Table = {
    name: book.name,
    columns: [
      ...book.headings.map((title) => ({ title, width: 18 })),
      { title: book.reasonTitle ?? '错误原因', width: 50, wrap: true },
      { title: book.rowTitle ?? '原行号', width: 10, kind: 'number' },
    ],
  };
  return xlsxStream(table, refusedRows(book.headings.length, refused));
}

async function* refusedRows(
  width: number,
  refused: AsyncIterable<RefusedRow> | Iterable<RefusedRow>,
): AsyncGenerator<TableRow> {
  for await (const { row, faults } of refused) {
    const cells = Array.from({ length: width }, (_, index) => row.cells[index]?.text || null);
    const reasons = faults.map((fault) => fault.reason).join('；');
    const marked = faults.flatMap((fault) => (fault.column === null ? [] : [fault.column]));
    yield { cells: [...cells, reasons, row.row], marked };
  }
}
