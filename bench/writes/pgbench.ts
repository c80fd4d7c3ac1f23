import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Connection } from '../../src/platform/embedded-postgres.ts';

const DATABASE = 'pgbench';
const SCALE = '20';
/** Where Debian keeps it, off the PATH. */
const USUAL = ['/usr/lib/postgresql/18/bin', '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/15/bin'];

export interface Pgbench {
  /** Simple updates (`-N`) per second. */
  rate(clients: number, seconds: number): Promise<number>;
  close(): Promise<void>;
}

/** pgbench on the same server, in a database of its own; undefined when there is no such program. */
export async function openPgbench(connection: Connection): Promise<Pgbench | undefined> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL];
  const program = folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file));
  if (!program) return undefined;
  const admin = async (statement: string): Promise<void> => {
    const client = new pg.Client(connection);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const env = {
    ...process.env,
    PGHOST: connection.host,
    PGPORT: String(connection.port),
    PGUSER: connection.user,
    PGPASSWORD: connection.password,
    PGDATABASE: DATABASE,
  };
  const run = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)(program, args, { env })).stdout;
  await admin(`drop database if exists ${DATABASE}`);
  await admin(`create database ${DATABASE}`);
  await run('--initialize', '--quiet', `--scale=${SCALE}`);
  return {
    async rate(clients, seconds) {
      const said = await run('-N', '-n', '-M', 'prepared', '-c', String(clients), '-T', String(seconds));
      return Number(/tps = ([\d.]+)/.exec(said)?.[1]);
    },
    close: () => admin(`drop database ${DATABASE}`),
  };
}
