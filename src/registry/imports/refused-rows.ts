import { createInterface } from 'node:readline';
import type { SheetRow } from '../../documents/sheet/index.ts';
import type { Id } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/errors.ts';
import type { Context, Office } from '../../platform/index.ts';
import { permittedJob } from './job-store.ts';
import { dataRows, type Reading, type ReadResult } from './read-through.ts';
import type { ImportFault, ImportJob } from './types.ts';

/** A row that was left out, as it stood, with its faults. */
export interface FaultyRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly ImportFault[];
}

const LIMIT = 2 ** 31;

/** Keeps the rows that were left out, one a line, so that they can be handed back. @returns the hash, null for none */
export async function keepRefusedRows(
  { files }: Pick<Office, 'files'>,
  { source, head }: Pick<Reading, 'source' | 'head'>,
  { report }: ReadResult,
): Promise<string | null> {
  const faults = Map.groupBy(
    report.all().filter(({ warning }) => !warning),
    ({ row }) => row,
  );
  if (faults.size === 0) return null;
  async function* lines(): AsyncGenerator<Buffer> {
    for await (const batch of dataRows(source, head)) {
      for (const row of batch) {
        const found = faults.get(row.row);
        if (found) yield Buffer.from(`${JSON.stringify(faultyRow(row, found))}\n`);
      }
    }
  }
  return (await files.put(lines(), LIMIT)).hash;
}

const faultyRow = (row: SheetRow, faults: readonly ImportFault[]): FaultyRow => ({
  row: row.row,
  cells: row.cells.map((cell) => cell.text),
  faults,
});

/** The rows left out of an import. @throws DomainError `import.not-found` when it has none */
export async function refusedRows(
  ctx: Context,
  id: Id,
): Promise<{ job: ImportJob; rows: AsyncIterable<FaultyRow> }> {
  const job = await permittedJob(ctx, id);
  if (job.refusedRowsHash === null) throw notFound('import');
  const input = await ctx.files.stream(job.refusedRowsHash);
  async function* rows(): AsyncGenerator<FaultyRow> {
    // Line breaks inside cells are escaped by JSON, so that one line is one row.
    for await (const line of createInterface({ input, crlfDelay: Infinity }))
      yield JSON.parse(line) as FaultyRow;
  }
  return { job, rows: rows() };
}
