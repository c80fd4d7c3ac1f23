import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip file to be made for a test; sizes may lie. */
export interface ZipEntry {
  readonly name: string;
  readonly data: string | Buffer;
  /** Already deflated bytes, written as they are. */
  readonly deflated?: Buffer;
  readonly declaredSize?: number;
  readonly flags?: number;
  readonly crc?: number;
}

/** A zip file of the given entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = Buffer.from(entry.data);
    const body = entry.deflated ?? deflateRawSync(data);
    const size = entry.declaredSize ?? data.length;
    const sizes = [entry.crc ?? crc32(data), body.length, size];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeShorts(local, 4, [20, entry.flags ?? 0, 8, 0, 33]);
    writeLongs(local, 14, sizes);
    writeShorts(local, 26, [name.length, 0]);
    parts.push(local, name, body);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    writeShorts(central, 4, [20, 20, entry.flags ?? 0, 8, 0, 33]);
    writeLongs(central, 16, sizes);
    writeShorts(central, 28, [name.length]);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    offset += local.length + name.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  writeShorts(end, 8, [entries.length, entries.length]);
  writeLongs(end, 12, [Buffer.concat(directory).length, offset]);
  return Buffer.concat([...parts, ...directory, end]);
}

const writeShorts = (buffer: Buffer, at: number, values: readonly number[]) =>
  values.forEach((value, index) => buffer.writeUInt16LE(value, at + index * 2));

const writeLongs = (buffer: Buffer, at: number, values: readonly number[]) =>
  values.forEach((value, index) => buffer.writeUInt32LE(value, at + index * 4));
