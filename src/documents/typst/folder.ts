import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * `src/documents` on this machine. The built pages hold a copy of this code elsewhere, while templates and the setting
 * process stay in the source.
 */
export function documentsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = join(folder, 'src/documents');
    if (existsSync(join(found, 'typst/typeset-process.ts'))) return found;
    if (folder === dirname(folder)) throw new Error('src/documents is not beside the program');
  }
}
