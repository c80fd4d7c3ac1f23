import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DomainError } from '../kernel/errors.ts';
import { mayEnter, type DatabaseUser } from './database-user.ts';
import { folderFault } from './folder-fault.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

export const DATABASE_USER = 'yinuo';

const STATE = '/var/lib/yinuo';

/** A socket's path may have 107 bytes, `/.s.PGSQL.5432` and the end mark included. */
const SOCKET_FOLDER_BYTES = 107 - '/.s.PGSQL.5432.lock'.length;

/** Makes the data folder when it is missing. */
export function openDataFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o755 });
    const probe = join(data, `.probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw folderFault(error, data);
  }
}

/**
 * The folder under which the database keeps its files: the data folder itself, unless the database's own user
 * cannot get there (a root-only home); then a folder of the system's state directory, linked from the data folder.
 */
export function reachableFolder(data: string, user: DatabaseUser | undefined): string {
  if (mayEnter(data, user)) return data;
  const link = join(data, 'database-files');
  if (!lstatSync(link, { throwIfNoEntry: false })) {
    mkdirSync(STATE, { recursive: true, mode: 0o755 });
    const state = mkdtempSync(join(STATE, `${basename(data)}-`));
    chmodSync(state, 0o755);
    symlinkSync(state, link);
  }
  return realpathSync(link);
}

export function readPassword(data: string): string {
  const file = join(data, 'database-password');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new DomainError('platform.folder-not-readable', { params: { folder: file } });
  }
}

/**
 * Creates the database files on first use. They are made beside their place and moved there when complete, so that
 * a process killed meanwhile leaves nothing half made.
 * @throws DomainError `platform.other-postgres-major`, `platform.database-folder-damaged`, `platform.disk-full`
 */
export function prepareCluster(
  place: { data: string; base: string },
  binaries: PostgresBinaries,
  user: DatabaseUser | undefined,
  durable: boolean,
): string {
  const cluster = join(place.base, 'database');
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    checkCluster(cluster, binaries);
    return cluster;
  }
  const draft = `${cluster}.new`;
  const passwordFile = `${draft}.password`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    const password = randomBytes(24).toString('base64url');
    for (const file of [join(place.data, 'database-password'), passwordFile]) {
      writeFileSync(file, password, { mode: 0o600, flush: true });
    }
    if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
    initialize(draft, passwordFile, binaries, user, durable);
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw folderFault(error, place.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return cluster;
}

function initialize(
  draft: string,
  passwordFile: string,
  { initdb }: PostgresBinaries,
  user: DatabaseUser | undefined,
  durable: boolean,
): void {
  const flags = ['--locale=C', '--encoding=UTF8', '--auth=scram-sha-256', `--username=${DATABASE_USER}`];
  if (!durable) flags.push('--no-sync');
  const ran = spawnSync(initdb, ['-D', draft, `--pwfile=${passwordFile}`, ...flags], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  });
  if (ran.status === 0) return;
  const said = `${ran.stderr ?? ''}${ran.error?.message ?? ''}`;
  if (said.includes('No space left')) throw new DomainError('platform.disk-full');
  const reason = said.split('\n').find((line) => line.includes('error:')) ?? said.trim().slice(0, 200);
  throw new DomainError('platform.database-not-started', { params: { reason, log: '-' } });
}

function checkCluster(cluster: string, { major }: PostgresBinaries): void {
  const version = join(cluster, 'PG_VERSION');
  if (!existsSync(version)) {
    throw new DomainError('platform.database-folder-damaged', { params: { folder: cluster } });
  }
  const found = readFileSync(version, 'utf8').trim();
  if (found !== major)
    throw new DomainError('platform.other-postgres-major', { params: { found, needed: major } });
}

/** An empty folder only the database's user may enter; under the system's temporary folder when the path is too long. */
export function socketFolder(base: string, user: DatabaseUser | undefined): string {
  const usual = join(base, 'socket');
  const folder =
    Buffer.byteLength(usual) <= SOCKET_FOLDER_BYTES ? usual : mkdtempSync(join(tmpdir(), 'yinuo-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const left of readdirSync(folder)) rmSync(join(folder, left), { force: true });
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}
