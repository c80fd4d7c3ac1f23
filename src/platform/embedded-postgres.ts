import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './config.ts';
import { findLiveEndpoint, lockDataFolder, type Endpoint } from './data-folder-lock.ts';
import {
  DATABASE_USER,
  openDataFolder,
  prepareCluster,
  reachableFolder,
  readPassword,
  socketFolder,
} from './database-folder.ts';
import { chooseDatabaseUser } from './database-user.ts';
import type { Log } from './log.ts';
import { findPostgres } from './postgres-binaries.ts';
import { endOrphan, startPostmaster, stopPostmaster, type PostmasterPlan } from './postmaster.ts';
import { superviseRestarts } from './supervise-restarts.ts';

const DATABASE = 'yinuo';

/** What a client needs to connect. */
export interface Connection extends Endpoint {
  readonly password: string;
}

export interface EmbeddedPostgres {
  readonly connection: Connection;
  /** Why the database is down at present; undefined while it runs. */
  trouble(): unknown;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** False only in tests. Default true. */
  readonly durable?: boolean;
  /** Connections beside those of the pool, for attached processes. Default 24. */
  readonly spareConnections?: number;
}

/**
 * Starts the embedded database on the data folder and keeps it running until `stop`.
 * @throws DomainError `platform.*`, each with a message that says what to do
 */
export async function startEmbedded(
  config: Pick<Config, 'data' | 'pgBin' | 'databasePool'>,
  log: Log,
  { durable = true, spareConnections = 24 }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  openDataFolder(config.data);
  const lock = await lockDataFolder(config.data);
  try {
    const user = chooseDatabaseUser();
    const base = reachableFolder(config.data, user);
    const binaries = findPostgres(config.pgBin, user, join(base, 'postgres-programs'));
    const cluster = prepareCluster({ data: config.data, base }, binaries, user, durable);
    await endOrphan(cluster);
    const host = socketFolder(base, user);
    const plan: PostmasterPlan = {
      postgres: binaries.postgres,
      cluster,
      user,
      endpoint: { host, port: 5432, user: DATABASE_USER, database: DATABASE },
      password: readPassword(config.data),
      logFile: join(config.data, 'database.log'),
      maxConnections: config.databasePool + spareConnections,
      durable,
    };
    const first = await startPostmaster(plan);
    const supervisor = superviseRestarts(first, () => startPostmaster(plan), log);
    const killOnExit = (): void => endAtOnce(supervisor.current());
    process.once('exit', killOnExit);
    const end = async (): Promise<void> => {
      supervisor.release();
      const { pid } = supervisor.current();
      if (pid !== undefined) await stopPostmaster(pid);
      process.off('exit', killOnExit);
      if (!host.startsWith(base)) rmSync(host, { recursive: true, force: true });
    };
    await createDatabase(plan).catch(async (error: unknown) => {
      await end();
      throw error;
    });
    lock.publish(plan.endpoint);
    return {
      connection: { ...plan.endpoint, password: plan.password },
      trouble: supervisor.trouble,
      stop: () => end().finally(() => lock.release()),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Connection to the embedded database of a server that runs on this data folder; undefined when none does.
 * @throws DomainError `platform.folder-not-readable` for another system user
 */
export async function attachEmbedded(data: string): Promise<Connection | undefined> {
  if (!existsSync(data)) return undefined;
  const endpoint = await findLiveEndpoint(data);
  return endpoint && { ...endpoint, password: readPassword(data) };
}

function endAtOnce(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(child.pid, 'SIGINT');
}

async function createDatabase({ endpoint, password }: PostmasterPlan): Promise<void> {
  const client = new pg.Client({ ...endpoint, database: 'postgres', password });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
