import { maskPersonalData } from '../../kernel/personal-data.ts';
import { DomainError } from '../../kernel/errors.ts';
import { findHeader, openSheet, rowKind, type SheetReader } from '../../documents/sheet/index.ts';
import type { Importer } from './importer.ts';
import type { Mapping, SheetHead } from './types.ts';

const LOOKED_AT = 40;
const SHOWN = 5;

export interface ReadHead {
  readonly head: SheetHead;
  readonly guess: Mapping;
}

export interface SourceFile {
  readonly path: string;
  readonly fileName: string;
}

export const openSource = (source: SourceFile): Promise<SheetReader> =>
  openSheet(source.path, { filename: source.fileName });

/**
 * Finds the header below titles and notes and guesses which column holds what.
 * @throws DomainError `sheet.*` for files that cannot be read, `import.no-header`
 */
export async function readHead(importer: Importer, source: SourceFile): Promise<ReadHead> {
  const sheet = await openSource(source);
  const rows = await sheet.head(LOOKED_AT);
  const header = findHeader(rows, dictionaryOf(importer), sheet.merges);
  if (!header) throw new DomainError('import.no-header');
  const reasons = new Map(importer.left.map(({ name, reason }) => [name, reason]));
  // What is not collected is not shown either, and private numbers in other columns are blotted out.
  const unshown = new Set(
    header.guesses.filter(({ field }) => reasons.get(field) === 'notCollected').map(({ column }) => column),
  );
  const sample = rows
    .filter((row) => row.row >= header.firstDataRow && rowKind(row, header.headings) === 'data')
    .slice(0, SHOWN)
    .map((row) =>
      row.cells.map((cell, index) => (unshown.has(index + 1) ? '' : short(maskPersonalData(cell.text)))),
    );
  return {
    head: {
      format: sheet.format,
      encoding: sheet.encoding,
      sheetName: sheet.sheetName,
      firstDataRow: header.firstDataRow,
      headings: header.headings.map(({ column, text }) => ({ column, text: short(text) })),
      sample,
      left: header.guesses.flatMap(({ column, field }) => {
        const reason = reasons.get(field);
        return reason === undefined ? [] : [{ column, reason }];
      }),
    },
    guess: Object.fromEntries(
      header.guesses.filter(({ field }) => !reasons.has(field)).map(({ field, column }) => [field, column]),
    ),
  };
}

function dictionaryOf(importer: Importer): Record<string, readonly (string | RegExp)[]> {
  const entries = [...importer.fields, ...importer.left].map(({ name, synonyms }) => [name, synonyms]);
  return Object.fromEntries(entries) as Record<string, readonly (string | RegExp)[]>;
}

/** Kept in the database, which holds no zero bytes and no half characters. */
const short = (text: string): string => text.slice(0, 60).replaceAll('\0', '').toWellFormed();
