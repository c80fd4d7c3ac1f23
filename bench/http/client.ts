import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Times } from '../measure.ts';
import type { Served } from './product.ts';
import { BROWSER } from './take-answer.ts';

export interface Load {
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds?: number;
  /** Each path once, instead of all over again for `seconds`. */
  readonly once?: boolean;
}

export interface Loaded {
  readonly requests: number;
  readonly perSecond: number;
  readonly times: Times;
  /** Processor time the server took; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined;
}

/** Sends requests from a process of its own. @throws Error when an answer is neither 200 nor 304 */
export async function runLoad({ port, pid }: Served, load: Load): Promise<Loaded> {
  const job = JSON.stringify({ ...load, headers: { ...BROWSER, ...load.headers }, port });
  const before = cpuSeconds(pid);
  const ran = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'load-process.ts'),
    job,
  ]);
  const after = cpuSeconds(pid);
  const told = JSON.parse(ran.stdout) as Omit<Loaded, 'cpuSeconds'>;
  return { ...told, cpuSeconds: before === undefined || after === undefined ? undefined : after - before };
}

const TICKS_PER_SECOND = 100;

function cpuSeconds(pid: number): number | undefined {
  try {
    // After the name in brackets: user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
