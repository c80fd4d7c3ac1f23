/** What a cell holds once its style is taken into account. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/** A bare value; a date is its ISO day `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

export interface SheetCell {
  readonly kind: CellKind;
  /** As a person reads it: digits exact and without exponent, dates `YYYY-MM-DD` (with ` HH:MM` when there is a time). */
  readonly text: string;
  readonly value: Cell;
  /** A numeric cell of more than 15 digits: the spreadsheet program has already altered the last ones. */
  readonly precisionLost: boolean;
}

/** One row with something in it; `row` counts from 1 as the spreadsheet program shows it, empty rows are skipped. */
export interface SheetRow {
  readonly row: number;
  /** From column A on; cells after the last filled one are absent. */
  readonly cells: readonly SheetCell[];
}

/** Rows and columns count from 1, both ends included. */
export interface MergedRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export type SheetFormat = 'xlsx' | 'csv' | 'tsv';
export type SheetEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface ReadRowsOptions {
  /** Repeats the value of vertically merged cells in every row they cover. */
  readonly fillMerges?: boolean;
  /** Told the fraction of bytes read, 0 to 1, after each batch. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * One sheet of one file. Every call of `rows`, `batches` or `head` reads from the start; leaving the loop early
 * closes the file. Nothing stays open between calls.
 */
export interface SheetReader extends AsyncIterable<SheetRow> {
  readonly format: SheetFormat;
  /** Name the person gave the file; never used to decide its type. */
  readonly filename: string | null;
  readonly encoding: SheetEncoding;
  readonly delimiter: string | null;
  readonly sheetName: string | null;
  readonly sheetNames: readonly string[];
  /** What the file claims, for a progress text; null when it claims nothing. */
  readonly declaredRows: number | null;
  readonly merges: readonly MergedRange[];
  rows(options?: ReadRowsOptions): AsyncGenerator<SheetRow, void, undefined>;
  batches(options?: ReadRowsOptions): AsyncGenerator<readonly SheetRow[], void, undefined>;
  /** The first `count` rows that hold something. */
  head(count: number): Promise<readonly SheetRow[]>;
}

export const EMPTY_CELL: SheetCell = { kind: 'empty', text: '', value: null, precisionLost: false };

export const textCell = (text: string): SheetCell =>
  text === '' ? EMPTY_CELL : { kind: 'text', text, value: text, precisionLost: false };
