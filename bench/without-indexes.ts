import { sql, type Kysely } from 'kysely';
import type { Database } from '../src/platform/schema.ts';

/**
 * Runs `act` while the tables have no index but their unique ones, then builds the others again: filling full-text
 * indexes row by row takes ten times as long as building them at once.
 */
export async function withoutIndexes(
  db: Kysely<Database>,
  tables: readonly (keyof Database & string)[],
  act: () => Promise<void>,
  onBuilt: (done: number, total: number) => void,
): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid = any(${[...tables]}::text[]::regclass[]) and not i.indisunique`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(db);
  try {
    await act();
  } finally {
    await db.connection().execute(async (connection) => {
      await sql`set maintenance_work_mem = '512MB'; set statement_timeout = 0`.execute(connection);
      for (const [built, { definition }] of rows.entries()) {
        await sql.raw(definition).execute(connection);
        onBuilt(built + 1, rows.length);
      }
      // As autovacuum leaves a city that has grown over time.
      await sql`vacuum analyze`.execute(connection);
      await sql`reset maintenance_work_mem; reset statement_timeout`.execute(connection);
    });
  }
}
