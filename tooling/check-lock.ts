import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStarted, printFaults, ROOT } from './files.ts';

interface Entry {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Checks that the lock file holds what package.json asks for, in the same versions, and everything these need.
 * Optional parts may be missing: npm drops those for other systems when a registry does not carry them.
 */
export function checkLock(manifestText: string, lockText: string): string[] {
  const manifest = JSON.parse(manifestText) as Entry;
  const { packages } = JSON.parse(lockText) as { packages: Readonly<Record<string, Entry>> };
  const direct = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const differing = direct.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version);
  const lacking = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.dependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `package-lock.json: ${name} is missing, which ${path || 'package.json'} asks for`),
  );
  return [
    ...differing.map(
      ([name, version]) => `package-lock.json: ${name} is not locked at ${version}, as package.json says`,
    ),
    ...lacking,
  ];
}

/** Looks for a package the way Node does: beside the asking package, then in every folder above. */
function isLocked(packages: Readonly<Record<string, Entry>>, from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

if (isStarted(import.meta.filename)) {
  const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
  printFaults(checkLock(read('package.json'), read('package-lock.json')));
}
