import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './schema.ts';

/** PostgreSQL type of a column as it travels; `bigrams` is a space-joined token list that becomes a tsvector. */
export type BulkType =
  | 'uuid'
  | 'text'
  | 'int4'
  | 'int2'
  | 'int8'
  | 'numeric'
  | 'bool'
  | 'date'
  | 'timestamptz'
  | 'jsonb'
  | 'bytea'
  | 'bigrams';

/**
 * Inserts many rows by one statement over arrays: some ten times quicker than a row at a time, and plain SQL that any
 * PostgreSQL runs. `tail` may hold an `on conflict` clause. @returns the number of rows written.
 */
export async function bulkInsert<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  columns: Readonly<Partial<Record<keyof Database[Table] & string, BulkType>>>,
  rows: readonly Readonly<Record<string, unknown>>[],
  tail: RawBuilder<unknown> = sql``,
): Promise<number> {
  if (rows.length === 0) return 0;
  const entries = Object.entries(columns) as [string, BulkType][];
  const arrays = entries.map(
    ([name, type]) => sql`${rows.map((row) => row[name] ?? null)}::${sql.raw(wireType(type))}[]`,
  );
  const picks = entries.map(([name, type]) =>
    type === 'bigrams'
      ? sql`array_to_tsvector(string_to_array(bulk.${sql.ref(name)}, ' '))`
      : sql`bulk.${sql.ref(name)}`,
  );
  const names = entries.map(([name]) => sql.ref(name));
  const result = await sql`insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(picks)} from unnest(${sql.join(arrays)}) as bulk(${sql.join(names)}) ${tail}`.execute(
    db,
  );
  return Number(result.numAffectedRows ?? 0);
}

const wireType = (type: BulkType): string => (type === 'bigrams' ? 'text' : type);
