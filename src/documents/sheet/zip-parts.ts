import { createInflateRaw, crc32 } from 'node:zlib';
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { isDomainError } from '../../kernel/errors.ts';
import { limits } from './limits.ts';
import { refusal } from './refuse.ts';

const CHUNK = 128 * 1024;

/** The parts of an opened zip file, found by name without regard to case. */
export interface ZipParts extends AsyncDisposable {
  readonly names: readonly string[];
  has(name: string): boolean;
  /**
   * Inflates one part piece by piece; throws `sheet.bomb` past `cap` bytes or past what the directory declares,
   * `sheet.damaged` for broken data or a wrong checksum. Leaving the loop early closes the part.
   */
  read(
    name: string,
    cap: number,
    onRead?: (fraction: number) => void,
  ): AsyncGenerator<Buffer, void, undefined>;
  /** A whole small part; missing parts give undefined. */
  readWhole(name: string, cap?: number): Promise<Buffer | undefined>;
}

/** Opens a zip file and checks what its directory declares, before anything is inflated. */
export async function openZip(path: string): Promise<ZipParts> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw systemFault(error) ? error : refusal('sheet.damaged');
  }
  zip.on('error', () => {});
  try {
    const entries = await readDirectory(zip);
    return partsOf(zip, entries);
  } catch (error) {
    zip.close();
    throw isDomainError(error) || systemFault(error) ? error : refusal('sheet.damaged');
  }
}

async function readDirectory(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) throw refusal('sheet.too-many-parts');
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const size = entry.uncompressedSize;
    total += size;
    if (isBomb(size, entry.compressedSize) || isBomb(total, zip.fileSize) || total > limits.totalBytes) {
      throw refusal('sheet.bomb');
    }
    const key = keyOf(entry.fileName);
    if (entries.has(key)) throw refusal('sheet.damaged');
    if (entries.size >= limits.zipEntries) throw refusal('sheet.too-many-parts');
    entries.set(key, entry);
  }
  return entries;
}

const isBomb = (size: number, compressed: number): boolean =>
  size > limits.ratioFromBytes && size > compressed * limits.ratio;

const keyOf = (name: string): string => name.replace(/^\/+/, '').toLowerCase();

const systemFault = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && (error as NodeJS.ErrnoException).code !== undefined;

function partsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ZipParts {
  async function* read(name: string, cap: number, onRead?: (fraction: number) => void) {
    const entry = entries.get(keyOf(name));
    if (!entry) throw refusal('sheet.damaged');
    if (entry.isEncrypted()) throw refusal('sheet.encrypted');
    if (entry.uncompressedSize > cap) throw refusal('sheet.bomb');
    yield* inflateEntry(zip, entry, onRead);
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(keyOf(name)),
    read,
    async readWhole(name, cap = limits.partBytes) {
      if (!entries.has(keyOf(name))) return undefined;
      const chunks: Buffer[] = [];
      for await (const chunk of read(name, cap)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async [Symbol.asyncDispose]() {
      zip.close();
    },
  };
}

async function* inflateEntry(zip: ZipFile, entry: Entry, onRead?: (fraction: number) => void) {
  let source: Readable | undefined;
  let count = 0;
  let sum = 0;
  try {
    const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    source = raw;
    if (entry.compressionMethod === 8) {
      const inflate = createInflateRaw({ chunkSize: CHUNK });
      pipeline(raw, inflate, () => {});
      source = inflate;
    } else if (entry.compressionMethod !== 0) {
      throw refusal('sheet.damaged');
    }
    for await (const chunk of source as AsyncIterable<Buffer>) {
      count += chunk.length;
      if (count > entry.uncompressedSize) throw refusal('sheet.bomb');
      sum = crc32(chunk, sum);
      onRead?.(entry.uncompressedSize === 0 ? 1 : count / entry.uncompressedSize);
      yield chunk;
    }
    if (count !== entry.uncompressedSize || sum !== entry.crc32) throw refusal('sheet.damaged');
  } catch (error) {
    throw isDomainError(error) || systemFault(error) ? error : refusal('sheet.damaged');
  } finally {
    source?.destroy();
  }
}
