import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../kernel/errors.ts';
import { folderFault } from './folder-fault.ts';
import { isRunning, startMark, thisPlace, type Place } from './running-process.ts';

/** How a client of the running server's embedded database finds it. */
export interface Endpoint {
  /** Folder of the unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

interface Owner {
  readonly pid: number;
  readonly started: string;
  readonly place: Place;
  readonly released?: true;
  readonly endpoint?: Endpoint;
}

export interface DataFolderLock {
  /** Tells attaching processes where the database listens. */
  publish(endpoint: Endpoint): void;
  release(): void;
}

/** Touched this often, so that another container, which sees no process of ours, can tell that we live. */
const HEARTBEAT_MS = 4000;

/**
 * Takes the data folder for this process. The lock is the highest numbered file in `lock/`; a new owner links the
 * next number, which only one of several can do, and the highest file is never removed, only marked as released.
 * @throws DomainError `platform.data-folder-in-use`, `platform.folder-not-writable`, `platform.disk-full`
 */
export async function lockDataFolder(folder: string, heartbeatMs = HEARTBEAT_MS): Promise<DataFolderLock> {
  const locks = join(folder, 'lock');
  const draft = join(locks, `draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const mine: Owner = { pid: process.pid, started: startMark(process.pid), place: thisPlace() };
  try {
    mkdirSync(locks, { recursive: true, mode: 0o755 });
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 });
  } catch (error) {
    throw folderFault(error, folder);
  }
  try {
    for (;;) {
      const latest = generations(locks).at(-1) ?? 0;
      const owner = readOwner(locks, latest);
      if (owner && (await isLive(owner, join(locks, fileName(latest)), heartbeatMs))) {
        throw new DomainError('platform.data-folder-in-use', { params: { pid: owner.pid, folder } });
      }
      if (!linkIfFree(draft, join(locks, fileName(latest + 1)))) continue;
      if (generations(locks).at(-1) === latest + 1) return hold(locks, latest + 1, mine, heartbeatMs);
      rmSync(join(locks, fileName(latest + 1)));
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Where the live owner's database listens; undefined when nobody runs on the folder. An owner that is still starting
 * gets some seconds.
 */
export async function findLiveEndpoint(folder: string): Promise<Endpoint | undefined> {
  const locks = join(folder, 'lock');
  for (let looks = 0; looks < 100; looks += 1) {
    const latest = generations(locks).at(-1) ?? 0;
    const owner = readOwner(locks, latest);
    if (!owner || !(await isLive(owner, join(locks, fileName(latest))))) return undefined;
    if (owner.endpoint) return owner.endpoint;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new DomainError('platform.database-unavailable');
}

function hold(locks: string, generation: number, mine: Owner, heartbeatMs: number): DataFolderLock {
  for (const older of generations(locks))
    if (older < generation) rmSync(join(locks, fileName(older)), { force: true });
  const file = join(locks, fileName(generation));
  const heartbeat = setInterval(() => touch(file), heartbeatMs).unref();
  const rewrite = (owner: Owner): void => {
    writeFileSync(`${file}.new`, JSON.stringify(owner), { mode: 0o644 });
    renameSync(`${file}.new`, file);
  };
  return {
    publish: (endpoint) => rewrite({ ...mine, endpoint }),
    release: () => {
      clearInterval(heartbeat);
      rewrite({ ...mine, released: true });
    },
  };
}

async function isLive(owner: Owner, file: string, heartbeatMs = HEARTBEAT_MS): Promise<boolean> {
  if (owner.released) return false;
  const here = thisPlace();
  const samePlace = owner.place.boot === here.boot && owner.place.namespace === here.namespace;
  if (samePlace && (here.boot !== '' || owner.place.host === here.host)) {
    return isRunning(owner.pid) && startMark(owner.pid) === owner.started;
  }
  const rebooted = owner.place.host === here.host && owner.place.boot !== here.boot;
  return !rebooted && (await beats(file, heartbeatMs));
}

/** From another container the process cannot be seen: watch whether its owner still touches the file. */
async function beats(file: string, heartbeatMs: number): Promise<boolean> {
  const before = modified(file);
  for (let looks = 0; looks < 12; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, heartbeatMs / 4));
    if (modified(file) !== before) return true;
  }
  return false;
}

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // A folder taken away from under a running server fails elsewhere, with a better message.
  }
}

function linkIfFree(draft: string, target: string): boolean {
  try {
    linkSync(draft, target);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const fileName = (generation: number): string => `${String(generation).padStart(6, '0')}.json`;

function generations(locks: string): number[] {
  let names: string[];
  try {
    names = readdirSync(locks);
  } catch {
    return [];
  }
  return names
    .filter((name) => /^\d{6,}\.json$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

function readOwner(locks: string, generation: number): Owner | undefined {
  if (generation === 0) return undefined;
  try {
    const owner: Owner = JSON.parse(readFileSync(join(locks, fileName(generation)), 'utf8'));
    return owner;
  } catch {
    return undefined;
  }
}
