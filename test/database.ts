import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../src/platform/database.ts';
import { silentLog } from '../src/platform/log.ts';
import type { Database } from '../src/platform/schema.ts';
import { withDatabase } from './database-url.ts';

export interface FreshDatabase {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly url: string;
  /** Closes and drops it. What is not dropped goes with the end of the run. */
  drop(): Promise<void>;
}

/** A migrated database of its own, copied from the run's template. Make one per test file. */
export const freshDatabase = (pool = 8): Promise<FreshDatabase> => create(inject('server').template, pool);

/** A database without any table, for tests of the migrations themselves. */
export const emptyDatabase = (): Promise<FreshDatabase> => create('template0', 4);

async function create(template: string, databasePool: number): Promise<FreshDatabase> {
  const server = inject('server');
  const name = `${server.template}_${randomBytes(5).toString('hex')}`;
  await asAdmin(server.url, `create database ${name} template ${template}`);
  const url = withDatabase(server.url, name);
  const opened = await openDatabase({ ...NOT_EMBEDDED, databaseUrl: url, databasePool }, silentLog);
  return {
    db: opened.db,
    pool: opened.pool,
    url,
    async drop() {
      await opened.stop();
      await asAdmin(server.url, `drop database if exists ${name} with (force)`);
    },
  };
}

const NOT_EMBEDDED = { data: '', pgBin: undefined, schema: undefined };

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
