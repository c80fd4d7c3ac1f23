import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

const SKIPPED_NAMES = new Set(['node_modules', '.git', '.tools', '.svelte-kit']);
const SKIPPED_PATHS = new Set(
  ['build', 'data', 'test-results', 'tooling/fixtures'].map((path) => join(ROOT, path)),
);

/** All files below a folder, as sorted paths relative to it with forward slashes; empty when it is missing. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_NAMES.has(entry.name) && !SKIPPED_PATHS.has(path)) walk(path);
      } else if (entry.isFile()) {
        found.push(relative(folder, path).split(sep).join('/'));
      }
    }
  };
  try {
    walk(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return found.toSorted();
}

/** True when this module is what Node was started with, not one that another module imports. */
export const isStarted = (filename: string): boolean => process.argv[1] === filename;

/** Prints one line per fault and makes the process fail when there is any. */
export function printFaults(faults: readonly string[]): void {
  for (const fault of faults) console.log(fault);
  if (faults.length > 0) process.exitCode = 1;
}
