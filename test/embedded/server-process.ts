import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** Resolves with the first line that starts so, rejects when the process ends before. */
  line(start: string): Promise<string>;
  ended: Promise<number | null>;
}

/** Runs `writer.ts` on a data folder in a process of its own. */
export function startWriter(data: string, mode: 'write' | 'idle' | 'attach' = 'write'): ServerProcess {
  const child = spawn(process.execPath, [`${import.meta.dirname}/writer.ts`, data, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting: { start: string; resolve: (line: string) => void }[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => {
    lines.push(line);
    for (const waiter of waiting) if (line.startsWith(waiter.start)) waiter.resolve(line);
  });
  const ended = Promise.all([once(child, 'exit'), once(output, 'close')]).then(
    ([[code]]) => code as number | null,
  );
  return {
    child,
    lines,
    ended,
    line: (start) =>
      new Promise((resolve, reject) => {
        const found = lines.find((line) => line.startsWith(start));
        if (found !== undefined) return resolve(found);
        waiting.push({ start, resolve });
        void ended.then(() => reject(new Error(`ended without "${start}": ${lines.slice(-3).join(' | ')}`)));
      }),
  };
}

/** Processes of the system whose command line names the folder. */
export function processesOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && commandLine(pid).includes(folder));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
