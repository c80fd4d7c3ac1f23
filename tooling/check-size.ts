import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, isStarted, printFaults, ROOT } from './files.ts';

const CEILING = 300;
const FOLDERS = ['src', 'tooling', 'test', 'bench'];

/** Tables of words or generated files, where length is no sign of tangle. */
const DATA = [/^src\/ui\/messages\//, /\.data\.ts$/, /^src\/platform\/schema\.ts$/];

export interface Sizes {
  readonly faults: readonly string[];
  readonly count: number;
  /** Lines per file, over the source files that are neither tests nor data. */
  readonly median: number;
  readonly p90: number;
}

/** Counts the lines of every source file below `root`; one over the ceiling is a fault, and so is no file at all. */
export function checkSizes(root: string): Sizes {
  const sizes = FOLDERS.flatMap((folder) => filesBelow(join(root, folder)).map((file) => `${folder}/${file}`))
    .filter((file) => /\.(ts|svelte|cjs|css)$/.test(file) && !DATA.some((pattern) => pattern.test(file)))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length }));
  const product = sizes
    .filter(
      ({ file }) => file.startsWith('src/') && /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts'),
    )
    .map(({ lines }) => lines)
    .toSorted((a, b) => a - b);
  const at = (share: number): number => product[Math.floor(share * (product.length - 1))] ?? 0;
  const faults = sizes
    .filter(({ lines }) => lines > CEILING)
    .map(({ file, lines }) => `${file}: ${lines} lines; no source file is longer than ${CEILING}`);
  if (product.length === 0) faults.push('src: no source file was found');
  return { faults, count: product.length, median: at(0.5), p90: at(0.9) };
}

if (isStarted(import.meta.filename)) {
  const { faults, count, median, p90 } = checkSizes(ROOT);
  console.log(`${count} source files, median ${median} lines, nine of ten up to ${p90}`);
  printFaults(faults);
}
