import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { isDomainError } from '../kernel/errors.ts';
import { columnValues } from './column-values.ts';
import { databaseFault, isUnreachable } from './database-fault.ts';
import { refuseInsideTransaction } from './inside-transaction.ts';
import type { Log } from './log.ts';

/** How long a request waits for a database that is just starting again. */
const PATIENCE_MS = 10_000;

export interface PoolPlan {
  readonly connection:
    | { connectionString: string }
    | { host: string; port: number; user: string; database: string; password: string };
  readonly max: number;
  readonly schema: string | undefined;
}

export function createPool({ connection, max, schema }: PoolPlan, log: Log): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    types: columnValues,
    application_name: 'yinuo',
    connectionTimeoutMillis: PATIENCE_MS,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
  });
  // Without listeners the end of a connection would end the program. While the pool closes it is no news: the embedded
  // database may stop before the last goodbye is read.
  const tell = (error: Error): void => {
    if (!pool.ending) log.warn({ err: error }, 'database connection lost');
  };
  pool.on('error', tell);
  pool.on('connect', (client) => client.on('error', tell));
  return pool;
}

/**
 * The pool as Kysely sees it: waits for a database that restarts, refuses a second connection inside a transaction,
 * and turns a full disk or a lost connection into expected failures.
 */
export function kyselyPool(pool: pg.Pool, trouble: () => unknown): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      refuseInsideTransaction();
      const client = await connectPatiently(pool, trouble);
      const wrapped = known.get(client) ?? wrap(client);
      known.set(client, wrapped);
      return wrapped;
    },
  };
}

/** @throws DomainError `platform.disk-full`, `platform.database-unavailable` */
async function connectPatiently(pool: pg.Pool, trouble: () => unknown): Promise<pg.PoolClient> {
  for (let left = PATIENCE_MS; ; left -= 100) {
    try {
      return await pool.connect();
    } catch (error) {
      const reason = trouble();
      if (isDomainError(reason) && reason.code === 'platform.disk-full') throw reason;
      if (!isUnreachable(error) || left <= 0 || pool.ending) throw databaseFault(error);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function wrap(client: pg.PoolClient): PostgresPoolClient {
  const query = async (text: string, values: unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values);
    } catch (error) {
      throw databaseFault(error);
    }
  };
  const wrapped = {
    query,
    release: (destroy?: boolean) => client.release(destroy),
  };
  return wrapped as unknown as PostgresPoolClient;
}
