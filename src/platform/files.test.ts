import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { openFiles } from './files.ts';

const store = async () => {
  const data = await temporaryFolder();
  return { data, files: openFiles(data) };
};

test('keeps bytes under their hash, once', async () => {
  const { data, files } = await store();
  const first = await files.put(Buffer.from('承诺书'), 100);
  const second = await files.put(Readable.from([Buffer.from('承诺'), Buffer.from('书')]), 100);
  expect(second).toEqual(first);
  expect(first.size).toBe(9);
  expect((await files.get(first.hash)).toString()).toBe('承诺书');
  expect(await text(await files.stream(first.hash))).toBe('承诺书');
  expect(await files.stat(first.hash)).toEqual(first);
  expect(await readdir(join(data, 'files', first.hash.slice(0, 2), first.hash.slice(2, 4)))).toEqual([
    first.hash,
  ]);
  await files.remove(first.hash);
  expect(await files.stat(first.hash)).toBeUndefined();
});

test('refuses what is too large and leaves nothing behind', async () => {
  const { data, files } = await store();
  await expect(files.put(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 100)).rejects.toMatchObject({
    code: 'input.too-large',
  });
  expect(await readdir(join(data, 'files', 'new'))).toEqual([]);
});

test.each(['../../../etc/passwd', 'a'.repeat(63), `${'a'.repeat(62)}/.`])(
  'a name such as %s is not found',
  async (hash) => {
    const { files } = await store();
    await expect(files.get(hash)).rejects.toMatchObject({ code: 'file.not-found' });
  },
);
