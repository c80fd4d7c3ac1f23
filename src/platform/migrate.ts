import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { DomainError, isDomainError } from '../kernel/errors.ts';
import { isDiskFull } from './folder-fault.ts';
import type { Log } from './log.ts';
import type { Database } from './schema.ts';
import { seedCalendar } from './seed-calendar.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

export interface MigrateOptions {
  readonly schema?: string | undefined;
  readonly folder?: string;
}

/**
 * Brings the schema up to date: all missing files in one transaction, under a lock of the database, so that
 * processes starting together do not race. Returns the names of what was run.
 * @throws DomainError `platform.database-newer`, `platform.migration-failed`, `platform.disk-full`
 */
export async function migrate(
  db: Kysely<Database>,
  log: Log,
  options: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? MIGRATIONS);
  const schema = options.schema ?? (await currentSchema(db));
  await refuseNewer(db, schema, migrations);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    if (isDiskFull(error) || isDomainError(error)) throw error;
    const name = results.find((result) => result.status === 'Error')?.migrationName ?? '';
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new DomainError('platform.migration-failed', { params: { name, reason } });
  }
  const ran = results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName);
  if (ran.length > 0) log.info({ migrations: ran }, 'database schema brought up to date');
  await seedCalendar(db);
  return ran;
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[\w-]+\.sql$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(
    names.map((name, index) => [name.replace(/\.sql$/, ''), runs(texts[index] ?? '')]),
  );
}

const runs = (text: string): Migration => ({
  async up(db) {
    await sql`set local statement_timeout = 0`.execute(db);
    await sql.raw(text).execute(db);
  },
});

async function currentSchema(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  return rows[0]?.schema ?? 'public';
}

async function refuseNewer(
  db: Kysely<Database>,
  schema: string,
  known: Record<string, Migration>,
): Promise<void> {
  const table = sql.table(`${schema}.kysely_migration`);
  const exists = await sql<{ found: boolean }>`
    select to_regclass(${`"${schema}".kysely_migration`}) is not null as found`.execute(db);
  if (!exists.rows[0]?.found) return;
  const { rows } = await sql<{ name: string }>`select name from ${table} order by name`.execute(db);
  const unknown = rows.find(({ name }) => !(name in known));
  if (unknown) throw new DomainError('platform.database-newer', { params: { name: unknown.name } });
}
