import { sql, type Kysely, type Transaction } from 'kysely';
import type { Office } from '../platform/context.ts';
import type { Database } from '../platform/schema.ts';
import { chainHash, GENESIS } from './entry.ts';

type Machines = Pick<Office, 'db' | 'clock'>;

interface Runs {
  running: Promise<void>;
  next?: Promise<void> | undefined;
}

const BATCH = 1000;
const runsOf = new WeakMap<Kysely<Database>, Runs>();

/**
 * Gives every pending entry its index and chain hash. Callers of one process that arrive while a run is going on
 * share the next run, which starts after all of them have committed.
 */
export function sequence(office: Machines): Promise<void> {
  const runs = runsOf.get(office.db);
  if (!runs) return start(office);
  runs.next ??= runs.running.then(
    () => start(office),
    () => start(office),
  );
  return runs.next;
}

function start(office: Machines): Promise<void> {
  const runs: Runs = { running: sequenceAll(office) };
  runsOf.set(office.db, runs);
  const finish = (): void => {
    if (runsOf.get(office.db) === runs && !runs.next) runsOf.delete(office.db);
  };
  runs.running.then(finish, finish);
  return runs.running;
}

async function sequenceAll(office: Machines): Promise<void> {
  let done: number;
  do {
    done = await office.db.transaction().execute((db) => sequenceBatch(db, office.clock.now()));
  } while (done === BATCH);
}

async function sequenceBatch(db: Transaction<Database>, now: Date): Promise<number> {
  // The lock comes in a statement of its own, so that the next one sees what the sequencer before us committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || '.log_entry', 0))`.execute(db);
  const pending = await db
    .selectFrom('log_pending')
    .select(['id', 'subject', 'kind', 'revision', 'entry'])
    .orderBy('id')
    .limit(BATCH)
    .execute();
  if (pending.length === 0) return 0;
  const last = await db
    .selectFrom('log_entry')
    .select(['index', 'hash'])
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst();
  let index = last?.index ?? 0;
  let previous = last?.hash ?? GENESIS;
  const rows = pending.map(({ subject, kind, revision, entry }) => {
    const hash = chainHash(previous, entry);
    const row = {
      index: (index += 1),
      subject,
      kind,
      revision,
      entry,
      previous_hash: previous,
      hash,
      logged_at: now,
    };
    previous = hash;
    return row;
  });
  await db.insertInto('log_entry').values(rows).execute();
  await db
    .deleteFrom('log_pending')
    .where(
      'id',
      'in',
      pending.map(({ id }) => id),
    )
    .execute();
  return pending.length;
}
