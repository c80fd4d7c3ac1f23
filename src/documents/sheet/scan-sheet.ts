import { columnOf } from './read-worksheet.ts';
import { limits } from './limits.ts';
import { refusal } from './refuse.ts';
import type { MergedRange } from './types.ts';
import type { ZipParts } from './zip-parts.ts';

export interface SheetFrame {
  readonly declaredRows: number | null;
  readonly merges: readonly MergedRange[];
}

// Bounded repetitions: a hostile part must not make them search long.
const MERGE =
  /<(?:\w{1,20}:)?mergeCell\b[^>]{0,200}?\bref="([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})"/g;
const DIMENSION =
  /<(?:\w{1,20}:)?dimension\b[^>]{0,200}?\bref="[A-Za-z]{1,3}\d{1,7}(?::[A-Za-z]{1,3}(\d{1,7}))?"/;
const HEAD_BYTES = 8 * 1024;
const CARRY_BYTES = 256;

/**
 * What stands before and after the rows: the declared size, and the merged cells, which a header needs although the
 * file lists them last. Rows are skipped as bytes, at the speed of inflating.
 */
export async function scanSheet(zip: ZipParts, part: string): Promise<SheetFrame> {
  const merges: MergedRange[] = [];
  let head = '';
  let afterRows = false;
  let carry: Buffer = Buffer.alloc(0);
  for await (const chunk of zip.read(part, limits.sheetBytes)) {
    if (head.length < HEAD_BYTES) head += chunk.toString('latin1', 0, HEAD_BYTES);
    const seen = Buffer.concat([carry, chunk]);
    let from = 0;
    if (!afterRows) {
      from = rowsEnd(seen);
      afterRows = from >= 0;
    }
    if (afterRows) from = collectMerges(seen.toString('latin1', from), merges) + from;
    carry = Buffer.from(seen.subarray(Math.max(from, seen.length - CARRY_BYTES)));
  }
  const declared = DIMENSION.exec(head)?.[1];
  return { declaredRows: declared === undefined ? null : Number(declared), merges };
}

/** Returns where the last one found ends, so that none is counted twice. */
function collectMerges(xml: string, merges: MergedRange[]): number {
  let end = 0;
  for (const match of xml.matchAll(MERGE)) {
    if (merges.length >= limits.merges) throw refusal('sheet.too-many-merges', { limit: limits.merges });
    end = match.index + match[0].length;
    merges.push({
      fromRow: Number(match[2]),
      toRow: Number(match[4]),
      fromColumn: columnOf(match[1] ?? ''),
      toColumn: columnOf(match[3] ?? ''),
    });
  }
  return end;
}

/** Position of `</sheetData>` or `<sheetData/>`, or -1. Texts cannot hold a bare `<`, so they are never mistaken. */
function rowsEnd(bytes: Buffer): number {
  for (let at = bytes.indexOf('sheetData'); at >= 0; at = bytes.indexOf('sheetData', at + 9)) {
    const before = bytes.toString('latin1', Math.max(0, at - 24), at);
    const after = bytes.toString('latin1', at + 9, at + 12);
    if (/<\/(?:\w+:)?$/.test(before) || (/<(?:\w+:)?$/.test(before) && /^\s?\//.test(after))) return at;
  }
  return -1;
}
