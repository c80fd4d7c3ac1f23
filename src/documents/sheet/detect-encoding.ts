import { createReadStream } from 'node:fs';
import { refusal } from './refuse.ts';
import type { SheetEncoding } from './types.ts';

const CHUNK = 256 * 1024;
/** Characters that no text file holds; a file with them is some other kind of file. */
// oxlint-disable-next-line no-control-regex
const BINARY = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/;

export interface TextForm {
  readonly encoding: SheetEncoding;
  /** Bytes of the byte order mark, 0 without one. */
  readonly markBytes: number;
}

/** The encoding a byte order mark states. */
export function markedEncoding(head: Uint8Array): TextForm | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return undefined;
}

/** Mark, else strict UTF-8, else strict GB18030 over the whole file; else throws `sheet.encoding`. */
export async function detectEncoding(path: string, head: Uint8Array): Promise<TextForm> {
  const marked = markedEncoding(head);
  const candidates: readonly TextForm[] = marked
    ? [marked]
    : (unmarkedUtf16(head) ?? [
        { encoding: 'utf-8', markBytes: 0 },
        { encoding: 'gb18030', markBytes: 0 },
      ]);
  for (const form of candidates) {
    if (await decodesWhole(path, form)) return form;
  }
  throw refusal('sheet.encoding');
}

/** Decoded pieces of a text file; throws TypeError where the encoding does not hold. */
export async function* readText(path: string, form: TextForm, onBytes?: (count: number) => void) {
  const decoder = new TextDecoder(form.encoding, { fatal: true, ignoreBOM: true });
  let count = form.markBytes;
  for await (const chunk of createReadStream(path, { start: form.markBytes, highWaterMark: CHUNK })) {
    count += (chunk as Buffer).length;
    onBytes?.(count);
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}

async function decodesWhole(path: string, form: TextForm): Promise<boolean> {
  try {
    for await (const text of readText(path, form)) {
      if (BINARY.test(text)) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Tables hold many ASCII characters, so one of two bytes is mostly zero. */
function unmarkedUtf16(head: Uint8Array): readonly TextForm[] | undefined {
  let even = 0;
  let odd = 0;
  const length = Math.min(head.length, 4_096);
  for (let i = 0; i < length; i += 1) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > length / 20 && even === 0) return [{ encoding: 'utf-16le', markBytes: 0 }];
  if (even > length / 20 && odd === 0) return [{ encoding: 'utf-16be', markBytes: 0 }];
  return undefined;
}
