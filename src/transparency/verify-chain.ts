import type { Office } from '../platform/context.ts';
import { canonicalJson, chainHash, digestOf, digestText, GENESIS } from './entry.ts';
import type { Anchor, ChainFault, ChainVerdict } from './types.ts';

const BATCH = 2000;

interface Row {
  index: number;
  subject: string;
  kind: string;
  revision: number;
  entry: string;
  previous_hash: Buffer;
  hash: Buffer;
  salt: Buffer | null;
  document: unknown;
}

/**
 * Recomputes the whole log from its first entry, with the documents behind it, and names the first index at which
 * something was changed, lost or put in between. `anchors` are hashes written down elsewhere: only they show that a
 * whole chain was made anew.
 */
export async function verifyChain(
  { db }: Pick<Office, 'db'>,
  anchors: readonly Anchor[] = [],
): Promise<ChainVerdict> {
  const known = new Map(anchors.map(({ index, hash }) => [index, hash.toLowerCase()]));
  let previous = GENESIS;
  let index = 0;
  for (;;) {
    const rows = await readBatch(db, index);
    for (const row of rows) {
      const fault = faultOf(row, index + 1, previous, known);
      if (fault) return { intact: false, index: index + 1, fault };
      previous = row.hash;
      index += 1;
    }
    if (rows.length < BATCH) break;
  }
  const cut = [...known.keys()].filter((anchored) => anchored > index).toSorted((a, b) => a - b)[0];
  if (cut !== undefined) return { intact: false, index: cut, fault: 'anchor' };
  const { pending } = await db
    .selectFrom('log_pending')
    .select(({ fn }) => fn.countAll<number>().as('pending'))
    .executeTakeFirstOrThrow();
  return { intact: true, entries: index, head: index === 0 ? null : previous.toString('hex'), pending };
}

const readBatch = (db: Office['db'], after: number): Promise<Row[]> =>
  db
    .selectFrom('log_entry as e')
    .leftJoin('log_document as d', (join) =>
      join
        .onRef('d.subject', '=', 'e.subject')
        .onRef('d.kind', '=', 'e.kind')
        .onRef('d.revision', '=', 'e.revision'),
    )
    .select(['e.index', 'e.subject', 'e.kind', 'e.revision', 'e.entry', 'e.previous_hash', 'e.hash'])
    .select(['d.salt', 'd.document'])
    .where('e.index', '>', after)
    .orderBy('e.index')
    .limit(BATCH)
    .execute();

function faultOf(
  row: Row,
  index: number,
  previous: Buffer,
  known: ReadonlyMap<number, string>,
): ChainFault | undefined {
  if (row.index !== index) return 'gap';
  if (!row.previous_hash.equals(previous)) return 'previous';
  if (!row.hash.equals(chainHash(previous, row.entry))) return 'hash';
  const entry = readEntry(row.entry);
  if (entry['subject'] !== row.subject || entry['kind'] !== row.kind || entry['rev'] !== row.revision) {
    return 'columns';
  }
  if (!row.salt || digestText(digestOf(row.salt, row.document)) !== entry['digest']) return 'document';
  const anchored = known.get(index);
  if (anchored !== undefined && !row.hash.toString('hex').startsWith(anchored)) return 'anchor';
  return undefined;
}

function readEntry(text: string): Readonly<Record<string, unknown>> {
  try {
    const entry: unknown = JSON.parse(text);
    const whole = typeof entry === 'object' && entry !== null && canonicalJson(entry) === text;
    return whole ? Object.fromEntries(Object.entries(entry)) : {};
  } catch {
    return {};
  }
}
