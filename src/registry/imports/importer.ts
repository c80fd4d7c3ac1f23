import type { SheetCell } from '../../documents/sheet/types.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import type { Action } from '../access/index.ts';
import type { Report } from './report.ts';
import type { Answers, FieldSpec, ImportCounts, ImportKind, LeftSpec, SettingSpec } from './types.ts';

/** One data row, seen through the mapping. Lives until the next row is read. */
export interface FieldRow {
  readonly row: number;
  /** Undefined when no column is mapped; null never. Trimmed. */
  text(field: string): string;
  cell(field: string): SheetCell | undefined;
  /** Is there a column for it? */
  has(field: string): boolean;
}

export type ImportContext = Pick<Context, 'actor' | 'clock'> & { readonly db: Context['db'] };

/** What is known of the file beside its rows. */
export interface ReadingFacts {
  readonly fileName: string;
  readonly answers: Answers;
}

/** One reading of one file. */
export interface ImportPass {
  /** Called for each data row, in the order of the file. */
  take(row: FieldRow): void;
  /**
   * After the last row: decides what would be created and updated and reports what can only be seen in the whole; with
   * a transaction it writes this, in batches, and calls `step` with the rows dealt with so far.
   */
  finish(write: TransactionContext | null, step: (rows: number) => void): Promise<ImportCounts>;
}

/** What a room brings so that its things can be imported. */
export interface Importer {
  readonly kind: ImportKind;
  readonly action: Action;
  readonly fields: readonly FieldSpec[];
  readonly left: readonly LeftSpec[];
  /** Of each group one field has to have a column. */
  readonly needed: readonly (readonly string[])[];
  /** Chosen beside the columns; absent for none. */
  readonly settings?: readonly SettingSpec[];
  /** Its things have to find their place below one organization, chosen beside the columns. */
  readonly within?: true;
  begin(ctx: ImportContext, report: Report, facts: ReadingFacts): Promise<ImportPass>;
}
