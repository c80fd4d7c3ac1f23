import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of one test file; `await using` or `remove` takes it away. */
export async function testFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'));
  let count = 0;
  return {
    path: (name: string) => join(folder, name),
    async put(bytes: Buffer | string): Promise<string> {
      count += 1;
      const path = join(folder, `upload-${count}`);
      await writeFile(path, bytes);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
