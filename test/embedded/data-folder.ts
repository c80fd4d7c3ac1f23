import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { processesOn } from './server-process.ts';

/** A data folder that goes, with everything that runs on it, when the test ends. */
export async function temporaryFolder(under = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(under, 'yinuo-embedded-'));
  // Reachable by the user that the database runs as when the tests run as root.
  chmodSync(folder, 0o755);
  onTestFinished(() => {
    for (const pid of processesOn(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  return folder;
}

export const postmasterOf = (data: string): number =>
  Number.parseInt(readFileSync(join(data, 'database', 'postmaster.pid'), 'utf8'), 10);

export const postmasterFile = (data: string): boolean => existsSync(join(data, 'database', 'postmaster.pid'));

/** Mounts a small file system there; false when this system does not let us. */
export function mountSmall(folder: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => {
    for (const pid of processesOn(folder)) process.kill(pid, 'SIGKILL');
    execFileSync('umount', ['-l', folder]);
  });
  return true;
}
