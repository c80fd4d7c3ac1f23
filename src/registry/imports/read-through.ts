import { rowKind, type SheetCell, type SheetRow } from '../../documents/sheet/index.ts';
import type { TransactionContext } from '../../platform/index.ts';
import type { FieldRow, ImportContext, Importer } from './importer.ts';
import { openSource, type SourceFile } from './read-head.ts';
import { Report } from './report.ts';
import type { Answers, ImportSummary, Mapping, SheetHead } from './types.ts';

export interface Reading {
  readonly importer: Importer;
  readonly source: SourceFile;
  readonly head: Pick<SheetHead, 'firstDataRow' | 'headings'>;
  readonly mapping: Mapping;
  readonly answers?: Answers;
  /** Told the share of the work that is done, 0 to 1; cheap, called often. */
  readonly onProgress?: (share: number) => void;
}

export interface ReadResult {
  readonly summary: ImportSummary;
  readonly report: Report;
}

/** Reading takes about this share of a run, writing the rest. */
const READING_SHARE = 0.3;

/**
 * Reads the whole file once and decides about every row; with `write` it also changes the database, inside that
 * transaction. @throws DomainError `sheet.*` when the file turns out to be unreadable on the way
 */
export async function readThrough(
  ctx: ImportContext,
  { importer, source, head, mapping, answers = {}, onProgress = () => undefined }: Reading,
  write: TransactionContext | null = null,
): Promise<ReadResult> {
  const report = new Report(mapping, answers);
  const pass = await importer.begin(ctx, report, { fileName: source.fileName, answers });
  const view = new MappedRow(mapping);
  for await (const batch of dataRows(source, head, (share) => onProgress(share * READING_SHARE))) {
    for (const row of batch) {
      report.rows += 1;
      view.current = row;
      pass.take(view);
    }
  }
  const counts = await pass.finish(write, (rows) =>
    onProgress(READING_SHARE + (1 - READING_SHARE) * (rows / Math.max(1, report.rows))),
  );
  return { summary: report.summary(counts), report };
}

/** The rows that hold data, in batches as they are read. */
export async function* dataRows(
  source: SourceFile,
  head: Pick<SheetHead, 'firstDataRow' | 'headings'>,
  onProgress?: (share: number) => void,
): AsyncGenerator<readonly SheetRow[]> {
  const sheet = await openSource(source);
  const options = { fillMerges: true, ...(onProgress === undefined ? {} : { onProgress }) };
  for await (const batch of sheet.batches(options)) {
    yield batch.filter((row) => row.row >= head.firstDataRow && rowKind(row, head.headings) === 'data');
  }
}

class MappedRow implements FieldRow {
  readonly #mapping: Mapping;
  current: SheetRow = { row: 0, cells: [] };

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  get row(): number {
    return this.current.row;
  }

  has(field: string): boolean {
    return this.#mapping[field] !== undefined;
  }

  cell(field: string): SheetCell | undefined {
    const column = this.#mapping[field];
    return column === undefined ? undefined : this.current.cells[column - 1];
  }

  text(field: string): string {
    return this.cell(field)?.text.trim() ?? '';
  }
}
