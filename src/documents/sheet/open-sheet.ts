import { open, stat } from 'node:fs/promises';
import { limits } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx, type ChooseSheet } from './read-xlsx.ts';
import { refusal } from './refuse.ts';
import { sniff } from './sniff.ts';
import type { SheetReader } from './types.ts';

const HEAD_BYTES = 64 * 1024;

/**
 * Opens an uploaded table, .xlsx or delimited text, whatever its name says. Throws DomainError with one of the
 * `sheet.*` codes for every file that cannot or must not be read.
 */
export async function openSheet(path: string, options: ChooseSheet = {}): Promise<SheetReader> {
  const { size } = await stat(path);
  if (size === 0) throw refusal('sheet.empty');
  if (size > limits.fileBytes) {
    throw refusal('sheet.too-large', { limitMb: limits.fileBytes / 1024 / 1024 });
  }
  const head = await readHead(path);
  if ((await sniff(path, head)) === 'workbook') return readXlsx(path, options);
  return readCsv(path, size, head, options.filename);
}

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path);
  const head = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  return head.subarray(0, bytesRead);
}
