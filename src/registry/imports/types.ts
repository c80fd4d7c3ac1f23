import type { FailureCode } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';

export type ImportKind = 'organizations' | 'people' | 'needs' | 'letters';

/**
 * uploaded: the file is kept, columns wait to be confirmed · checking · checked: every fault is known, nothing has
 * changed · refused: the file cannot be read · queued · running · done · failed · abandoned: given up by a person.
 */
export type ImportState =
  'uploaded' | 'checking' | 'checked' | 'refused' | 'queued' | 'running' | 'done' | 'failed' | 'abandoned';

/** One thing a row may say, and the headings it goes by. */
export interface FieldSpec {
  readonly name: string;
  readonly synonyms: readonly (string | RegExp)[];
}

/** A column that is known and not taken on purpose. */
export interface LeftSpec {
  readonly name: string;
  readonly synonyms: readonly (string | RegExp)[];
  /** `notCollected`: personal data the office does not keep · `notNeeded`: of no use here. */
  readonly reason: 'notCollected' | 'notNeeded';
}

/** What is wrong at one cell, or with one row when `column` is null. */
export interface ImportFault {
  /** As the spreadsheet program counts. */
  readonly row: number;
  /** From 1. */
  readonly column: number | null;
  readonly code: FailureCode;
  /** What stands there, cut at 100 characters. */
  readonly value: string | null;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The row is taken all the same, without this cell. */
  readonly warning?: true;
}

/** A row is one of these, or has a fault. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface ImportSummary extends ImportCounts {
  /** Data rows read: no titles, notes, sums and repeated headers. */
  readonly rows: number;
  /** Rows left out. */
  readonly faulty: number;
  readonly faultsByCode: Readonly<Record<string, number>>;
  readonly warningsByCode: Readonly<Record<string, number>>;
}

/** What the head of the file shows, for the page on which columns are confirmed. */
export interface SheetHead {
  readonly format: 'xlsx' | 'csv' | 'tsv';
  readonly encoding: string;
  readonly sheetName: string | null;
  readonly firstDataRow: number;
  readonly headings: readonly { readonly column: number; readonly text: string }[];
  /** The first rows below the header, as texts by column. */
  readonly sample: readonly (readonly string[])[];
  /** Known columns that are not taken, and why. */
  readonly left: readonly { readonly column: number; readonly reason: LeftSpec['reason'] }[];
}

/** Field → column, from 1. */
export type Mapping = Readonly<Record<string, number>>;

export interface ImportJob {
  readonly id: Id;
  readonly kind: ImportKind;
  readonly organizationId: Id | null;
  readonly fileName: string;
  readonly fileHash: string;
  readonly fileBytes: number;
  readonly state: ImportState;
  readonly refusal: { readonly code: FailureCode; readonly params?: ImportFault['params'] } | null;
  readonly head: SheetHead | null;
  readonly mapping: Mapping | null;
  readonly summary: ImportSummary | null;
  /** The first 1,000. */
  readonly faults: readonly ImportFault[];
  readonly progressRows: number;
  readonly totalRows: number | null;
  /** Rows with faults as they stood, one JSON object a line. */
  readonly refusedRowsHash: string | null;
  readonly accountId: Id | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface ImportPageRow {
  readonly id: Id;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly state: ImportState;
  readonly summary: ImportSummary | null;
  readonly createdAt: Date;
  readonly by: string | null;
}
