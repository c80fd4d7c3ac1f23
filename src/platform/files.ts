import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError, notFound } from '../kernel/errors.ts';
import { folderFault } from './folder-fault.ts';

export interface StoredFile {
  /** SHA-256 of the bytes, hex; the file's only name. */
  readonly hash: string;
  readonly size: number;
}

/** Files by content: the same bytes are kept once, and what a name stands for never changes. */
export interface FileStore {
  /**
   * Keeps the bytes; they are on the disk when this returns.
   * @throws DomainError `input.too-large` beyond `limit` bytes, `platform.disk-full`
   */
  put(source: Buffer | AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile>;
  /** @throws DomainError `file.not-found` */
  get(hash: string): Promise<Buffer>;
  /** For large files. @throws DomainError `file.not-found` */
  stream(hash: string): Promise<Readable>;
  stat(hash: string): Promise<StoredFile | undefined>;
  /** Where it lies on this machine, for readers that go through a file more than once. @throws like `get` */
  path(hash: string): Promise<string>;
  /** For content that nothing refers to any more. */
  remove(hash: string): Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;

export function openFiles(data: string): FileStore {
  const root = join(data, 'files');
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw notFound('file');
    return join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
  };
  const sizeOf = async (hash: string): Promise<number> => {
    const found = await stat(pathOf(hash)).catch(() => undefined);
    if (!found?.isFile()) throw notFound('file');
    return found.size;
  };
  return {
    async put(source, limit) {
      try {
        return await write(root, pathOf, Buffer.isBuffer(source) ? [source] : source, limit);
      } catch (error) {
        throw folderFault(error, root);
      }
    },
    async get(hash) {
      await sizeOf(hash);
      return readFile(pathOf(hash));
    },
    async stream(hash) {
      await sizeOf(hash);
      return createReadStream(pathOf(hash));
    },
    async path(hash) {
      await sizeOf(hash);
      return pathOf(hash);
    },
    stat: (hash) =>
      sizeOf(hash).then(
        (size) => ({ hash, size }),
        () => undefined,
      ),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  };
}

async function write(
  root: string,
  pathOf: (hash: string) => string,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredFile> {
  await mkdir(join(root, 'new'), { recursive: true, mode: 0o700 });
  const draft = join(root, 'new', randomUUID());
  const digest = createHash('sha256');
  let size = 0;
  const file = await open(draft, 'wx', 0o600);
  try {
    for await (const part of source) {
      size += part.byteLength;
      if (size > limit) throw new DomainError('input.too-large', { params: { limit } });
      digest.update(part);
      await file.writeFile(part);
    }
    await file.sync();
    await file.close();
    const hash = digest.digest('hex');
    const target = pathOf(hash);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(draft, target);
    await syncFolder(dirname(target));
    return { hash, size };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
