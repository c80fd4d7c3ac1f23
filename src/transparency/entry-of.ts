import type { Kysely } from 'kysely';
import type { Database } from '../platform/schema.ts';
import { canonicalJson } from './entry.ts';
import type { LogKind } from './types.ts';

/** Everything a public page shows to let anybody check it. Hashes are hexadecimal. */
export interface PublicEntry {
  /** Place in the log counted from 1; null while it waits for its index. */
  readonly index: number | null;
  readonly kind: LogKind;
  readonly subject: string;
  readonly revision: number;
  readonly entry: string;
  readonly digest: string;
  readonly salt: string;
  /** Canonical text of the public document: the digest is SHA-256 over the bytes of the salt and of this text. */
  readonly document: string;
  readonly hash: string | null;
  readonly loggedAt: Date | null;
}

type Machines = { readonly db: Kysely<Database> };

/** One entry with its document, or undefined when nothing of that kind was ever made public. */
export async function entryOf(
  { db }: Machines,
  subject: string,
  kind: LogKind,
  revision: number,
): Promise<PublicEntry | undefined> {
  const entries = await entriesOf({ db }, subject);
  return entries.find((entry) => entry.kind === kind && entry.revision === revision);
}

/** All that was made public about one subject, oldest first; a subject has few entries. */
export async function entriesOf({ db }: Machines, subject: string): Promise<PublicEntry[]> {
  const rows = await db
    .selectFrom('log_document as d')
    .leftJoin('log_entry as e', (join) =>
      join
        .onRef('e.subject', '=', 'd.subject')
        .onRef('e.kind', '=', 'd.kind')
        .onRef('e.revision', '=', 'd.revision'),
    )
    .leftJoin('log_pending as p', (join) =>
      join
        .onRef('p.subject', '=', 'd.subject')
        .onRef('p.kind', '=', 'd.kind')
        .onRef('p.revision', '=', 'd.revision'),
    )
    .select(['d.subject', 'd.kind', 'd.revision', 'd.salt', 'd.document', 'd.digest'])
    .select(['e.index', 'e.entry', 'e.hash', 'e.logged_at', 'p.entry as pending_entry'])
    .where('d.subject', '=', subject)
    .orderBy('e.index', (order) => order.asc().nullsLast())
    .orderBy('d.revision')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    index: row.index,
    kind: row.kind as LogKind,
    subject: row.subject,
    revision: row.revision,
    entry: row.entry ?? row.pending_entry ?? '',
    digest: row.digest.toString('hex'),
    salt: row.salt.toString('hex'),
    document: canonicalJson(row.document),
    hash: row.hash?.toString('hex') ?? null,
    loggedAt: row.logged_at,
  }));
}
