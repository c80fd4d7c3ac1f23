import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { DomainError, isDomainError } from '../kernel/errors.ts';
import type { Config } from './config.ts';
import { isUnreachable } from './database-fault.ts';
import { createPool, kyselyPool, type PoolPlan } from './database-pool.ts';
import { attachEmbedded, startEmbedded, type EmbeddedOptions } from './embedded-postgres.ts';
import type { Log } from './log.ts';
import type { Database } from './schema.ts';

const OLDEST_MAJOR = 15;

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly info: {
    /** `server`: DATABASE_URL; `embedded`: our own child process; `attached`: another process's embedded database. */
    readonly kind: 'server' | 'embedded' | 'attached';
    readonly version: string;
    readonly schema: string | undefined;
  };
  /** Closes the connections and ends the embedded database when it is ours. */
  stop(): Promise<void>;
}

export interface OpenOptions extends EmbeddedOptions {
  /** For commands: use the embedded database of a server that already runs on the data folder. */
  readonly attach?: boolean;
}

type DatabaseConfig = Pick<Config, 'data' | 'databaseUrl' | 'databasePool' | 'pgBin' | 'schema'>;

/**
 * Opens DATABASE_URL, or else the embedded database of the data folder. The schema is not touched: see `migrate`.
 * @throws DomainError `platform.*`, each with a message that says what to do
 */
export async function openDatabase(
  config: DatabaseConfig,
  log: Log,
  options: OpenOptions = {},
): Promise<OpenDatabase> {
  const source = await findSource(config, log, options);
  const pool = createPool(
    { connection: source.connection, max: config.databasePool, schema: config.schema },
    log,
  );
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: kyselyPool(pool, source.trouble) }),
  });
  const stop = async (): Promise<void> => {
    await endPool(pool);
    await source.stop();
  };
  try {
    const version = await askVersion(pool);
    if (config.schema !== undefined)
      await sql`create schema if not exists ${sql.ref(config.schema)}`.execute(db);
    return { db, pool, stop, info: { kind: source.kind, version, schema: config.schema } };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Source {
  readonly kind: OpenDatabase['info']['kind'];
  readonly connection: PoolPlan['connection'];
  trouble(): unknown;
  stop(): Promise<void>;
}

async function findSource(config: DatabaseConfig, log: Log, options: OpenOptions): Promise<Source> {
  const noTrouble = () => undefined;
  const leave = () => Promise.resolve();
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl };
    return { kind: 'server', connection, trouble: noTrouble, stop: leave };
  }
  const running = options.attach ? await attachEmbedded(config.data) : undefined;
  if (running) return { kind: 'attached', connection: running, trouble: noTrouble, stop: leave };
  const embedded = await startEmbedded(config, log, options);
  return { kind: 'embedded', ...embedded };
}

/** @throws DomainError `platform.database-refused`, `platform.database-too-old` */
async function askVersion(pool: pg.Pool): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { rows } = await pool.query<{ version: string; number: string }>(
        `select current_setting('server_version') as version, current_setting('server_version_num') as number`,
      );
      const found = rows[0]?.version ?? '';
      if (Number(rows[0]?.number) >= OLDEST_MAJOR * 10_000) return found;
      throw new DomainError('platform.database-too-old', { params: { found } });
    } catch (error) {
      if (isDomainError(error)) throw error;
      if (!isUnreachable(error) || tries >= 20) {
        const reason = error instanceof Error ? error.message || error.name : 'unknown';
        throw new DomainError('platform.database-refused', { params: { reason } });
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** A connection that a hanging task keeps must not keep the program from ending. */
async function endPool(pool: pg.Pool): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, 5000)));
  await Promise.race([pool.end(), patience]);
  clearTimeout(timer);
}
