import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DomainError } from '../kernel/errors.ts';
import type { DatabaseUser } from './database-user.ts';
import type { Endpoint } from './data-folder-lock.ts';
import { commandOf, isRunning, waitUntil } from './running-process.ts';

export interface PostmasterPlan {
  readonly postgres: string;
  readonly cluster: string;
  readonly user: DatabaseUser | undefined;
  readonly endpoint: Endpoint;
  readonly password: string;
  readonly logFile: string;
  readonly maxConnections: number;
  /** False only in tests: a power cut may then lose data. */
  readonly durable: boolean;
}

const LOG_LIMIT = 10 * 1024 * 1024;
const SHARED_MEMORY_IN_USE = 'pre-existing shared memory block';

/**
 * Starts the database process and waits until it answers (crash recovery included).
 * @throws DomainError `platform.database-not-started`, `platform.disk-full`
 */
export async function startPostmaster(plan: PostmasterPlan): Promise<ChildProcess> {
  for (let tries = 1; ; tries += 1) {
    const from = logSize(plan.logFile);
    const child = launch(plan);
    if (await answers(child, plan)) return child;
    const said = readFileSync(plan.logFile, 'utf8').slice(from);
    // Orphaned workers of a killed postmaster need a moment to notice and leave.
    if (said.includes(SHARED_MEMORY_IN_USE) && tries < 50) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    if (said.includes('No space left')) throw new DomainError('platform.disk-full');
    const reason = /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? '';
    throw new DomainError('platform.database-not-started', { params: { reason, log: plan.logFile } });
  }
}

function launch(plan: PostmasterPlan): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: plan.endpoint.host,
    unix_socket_permissions: '0700',
    port: plan.endpoint.port,
    max_connections: plan.maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people typed must not reach the log through a failed statement.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(plan.durable
      ? { fsync: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(plan.logFile, 'a', 0o600);
  try {
    const child = spawn(plan.postgres, ['-D', plan.cluster, ...flags], {
      ...plan.user,
      cwd: '/',
      // A session of its own: Ctrl-C in the terminal must reach the server first, not the database.
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function answers(child: ChildProcess, plan: PostmasterPlan): Promise<boolean> {
  while (!hasEnded(child)) {
    const client = new pg.Client({ ...plan.endpoint, database: 'postgres', password: plan.password });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** Ends the database cleanly (fast shutdown), harder only when it does not obey. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(() => !isRunning(pid), patience)) return;
  }
}

/**
 * Ends the database process that a killed owner of the data folder left behind. Call only while holding the lock.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const text = readFileSync(file, 'utf8');
  const pid = Number.parseInt(text, 10);
  if (isRunning(pid) && commandOf(pid).includes(cluster)) await stopPostmaster(pid);
  // The id may belong to another program by now, or wait to be collected; PostgreSQL would take either for a live
  // owner. Its starter's own id it lets pass, and still looks for orphaned workers by the other lines.
  if (existsSync(file)) writeFileSync(file, text.replace(/^-?\d*/, String(process.pid)));
}

function logSize(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  truncateSync(file);
  return 0;
}
