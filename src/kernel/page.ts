/** A bounded slice of a list by key, never by offset. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface PageRequest {
  readonly after?: string;
  readonly limit?: number;
}

export const PAGE_LIMIT = 50;
export const PAGE_LIMIT_MAX = 200;

export const limitOf = (request: PageRequest): number =>
  Math.min(Math.max(Math.trunc(request.limit ?? PAGE_LIMIT), 1), PAGE_LIMIT_MAX);

export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** A cursor that was tampered with reads as none: the list starts over. */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number | null)[] | undefined {
  if (!cursor) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every(isKeyPart)) return key;
  } catch {
    return undefined;
  }
  return undefined;
}

const isKeyPart = (part: unknown): part is string | number | null =>
  part === null || typeof part === 'string' || typeof part === 'number';

/** Cuts the one row too many that a store reads to learn whether there is a next page. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
): Page<Row> {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows };
  return { rows: rows.slice(0, limit), next: encodeCursor(keyOf(last)) };
}
