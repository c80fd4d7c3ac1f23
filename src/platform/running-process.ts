import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Is there a process of this id, whoever owns it? One that ended and waits to be collected does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statOf(pid)?.[0] !== 'Z';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Tells two processes that got the same id one after the other apart; empty when the system does not say. */
export function startMark(pid: number): string {
  return statOf(pid)?.[19] ?? (process.platform === 'linux' ? '' : ps(pid, 'lstart='));
}

/** Fields of `/proc/<pid>/stat` after the command: state first, start time twentieth. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** The command line of a process, empty when it is gone or not ours to see. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return process.platform === 'linux' ? '' : ps(pid, 'command=');
  }
}

/** Within one place process ids can be compared: one boot of one host, one process namespace. */
export interface Place {
  readonly host: string;
  readonly boot: string;
  readonly namespace: string;
}

export function thisPlace(): Place {
  return {
    host: hostname(),
    boot: attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: attempt(() => readlinkSync('/proc/self/ns/pid')),
  };
}

/** Polls until `done`; false when it did not happen within `ms`. */
export async function waitUntil(done: () => boolean, ms: number): Promise<boolean> {
  for (let left = ms; !done(); left -= 20) {
    if (left <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

const ps = (pid: number, field: string): string =>
  attempt(() => execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim());

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
