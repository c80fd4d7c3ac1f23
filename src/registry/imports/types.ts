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

/** One of the things a question offers; the traits tell people of one name apart. */
export interface ImportOption {
  readonly value: string;
  readonly label: string;
  readonly traits?: {
    readonly kind?: string;
    readonly post?: string;
    readonly joined?: string;
    readonly organization?: string;
  };
}

/** What a file leaves open and a person answers: once for all cells that say the same, or cell by cell. */
export interface ImportQuestion {
  /** `field=text`, or `field#row` for what every row is asked by itself. */
  readonly key: string;
  readonly field: string;
  readonly column: number | null;
  readonly kind: 'day' | 'choice';
  /** What stands there. */
  readonly value: string;
  readonly proposal: string | null;
  readonly options: readonly ImportOption[];
  /** Cells that say so. */
  readonly count: number;
  /** The first 500 of them, and whom each row speaks of. */
  readonly cells: readonly { readonly row: number; readonly label: string }[];
}

/** Key of a question or `field#row` → what was answered; settings stand beside them under their own names. */
export type Answers = Readonly<Record<string, string>>;

/** Answer by which a cell stays empty, or a row stays out. */
export const NONE = '-';

/** Something chosen beside the columns, such as from where the file comes. */
export interface SettingSpec {
  readonly name: string;
  readonly options: readonly string[];
  readonly guess: (head: SheetHead, fileName: string) => string;
}

/** What the room's own checks say about the things to be made. */
export interface ImportFinding {
  readonly code: string;
  readonly mode: 'hint' | 'warn';
  readonly count: number;
  readonly examples: readonly { readonly row: number; readonly name: string; readonly text: string }[];
}

/** A row is one of these, or has a fault. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Counted in things instead of rows. */
  readonly figures?: Readonly<Record<string, number>>;
  readonly findings?: readonly ImportFinding[];
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
  readonly questions: readonly ImportQuestion[];
  readonly answers: Answers;
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
