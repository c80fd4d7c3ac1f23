import { randomBytes } from 'node:crypto';
import { newId } from '../kernel/ids.ts';
import type { TransactionContext } from '../platform/context.ts';
import { canonicalJson, digestOf, digestText, entryText, SALT_BYTES } from './entry.ts';
import { sequence } from './sequence.ts';
import type { LogKind } from './types.ts';

export interface Publication {
  readonly kind: LogKind;
  readonly subject: string;
  readonly revision: number;
  /** Code of the organization whose commitment it is. */
  readonly organizationCode: string;
  /** Code of the organization that acted; the same one when absent. */
  readonly by?: string;
  /** Everything the public page shows; plain JSON data. */
  readonly document: unknown;
}

let latest = 0;

/** Two entries of one act may fall into the same millisecond and still keep their order. */
const orderOf = (now: Date): number => (latest = Math.max(now.getTime(), latest + 1));

/**
 * Writes what is made public into the log in the verb's own transaction: nothing public without its entry. The index
 * and the chain hash follow right after the commit, or at the next start.
 */
export async function append(tx: TransactionContext, publication: Publication): Promise<void> {
  const { kind, subject, revision, organizationCode } = publication;
  const now = tx.clock.now();
  const salt = randomBytes(SALT_BYTES);
  const digest = digestOf(salt, publication.document);
  const entry = entryText({
    v: 1,
    kind,
    subject,
    rev: revision,
    org: organizationCode,
    at: `${now.toISOString().slice(0, 19)}Z`,
    by: publication.by ?? organizationCode,
    digest: digestText(digest),
    prev: await previousDigest(tx, publication),
  });
  await tx.db
    .insertInto('log_document')
    .values({ subject, kind, revision, salt, document: canonicalJson(publication.document), digest })
    .execute();
  await tx.db
    .insertInto('log_pending')
    .values({ id: newId(orderOf(now)), subject, kind, revision, entry, created_at: now })
    .execute();
  tx.afterCommit((office) => sequence(office));
}

/** Revisions are counted within one family of kinds: `commitment.revised` follows `commitment.published`. */
async function previousDigest(
  tx: TransactionContext,
  { subject, kind, revision }: Publication,
): Promise<string | null> {
  const family = kind.slice(0, kind.indexOf('.') + 1);
  const previous = await tx.db
    .selectFrom('log_document')
    .select('digest')
    .where('subject', '=', subject)
    .where('kind', 'like', `${family}%`)
    .where('revision', '<', revision)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return previous ? digestText(previous.digest) : null;
}
