import { sql, type Kysely } from 'kysely';
import type { Database } from '../platform/schema.ts';
import type { LogKind } from './types.ts';

/** The latest that was made public about a subject: the document, and by what it is recognized. */
export interface NewestDocument {
  readonly subject: string;
  readonly revision: number;
  /** Hexadecimal. */
  readonly digest: string;
  /** Null while it waits for its index. */
  readonly index: number | null;
  readonly document: unknown;
}

/** The newest document of each of many subjects, among these kinds. */
export async function newestDocuments(
  { db }: { readonly db: Kysely<Database> },
  subjects: readonly string[],
  kinds: readonly LogKind[],
): Promise<NewestDocument[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('log_document as d')
    .leftJoin('log_entry as e', (join) =>
      join
        .onRef('e.subject', '=', 'd.subject')
        .onRef('e.kind', '=', 'd.kind')
        .onRef('e.revision', '=', 'd.revision'),
    )
    .distinctOn('d.subject')
    .select(['d.subject', 'd.revision', 'd.digest', 'd.document', 'e.index'])
    .where('d.subject', '=', sql<string>`any(${[...subjects]}::text[])`)
    .where('d.kind', 'in', [...kinds])
    .orderBy('d.subject')
    .orderBy('d.revision', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, digest: row.digest.toString('hex') }));
}
