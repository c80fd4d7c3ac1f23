import { sql } from 'kysely';
import type { Context, TransactionContext } from './context.ts';

type Listener = (version: number) => void;

/** The bumps of one database: at most one on its way, and one behind it that stands for all who ask meanwhile. */
interface Bumps {
  known: number;
  running: Promise<void>;
  next: Promise<void> | undefined;
}

/** Registered for the whole process, since the entry and the built pages each hold their own copy of this module. */
const REGISTRY = Symbol.for('yinuo.content-changes');
interface Registry {
  readonly listeners: Set<Listener>;
  readonly bumps: WeakMap<Context['db'], Bumps>;
}
const shared: typeof globalThis & { [REGISTRY]?: Registry } = globalThis;
const { listeners, bumps } = (shared[REGISTRY] ??= { listeners: new Set(), bumps: new WeakMap() });

/** Tells the HTML cache of every process that the portal shows something else from this commit on. */
export function bumpContentVersion(tx: TransactionContext): void {
  // After the commit and in a statement of its own: one shared row must not serialize the verbs that bump it.
  tx.afterCommit(({ db }) => bump(db));
}

function bump(db: Context['db']): Promise<void> {
  const of = bumps.get(db) ?? { known: 0, running: Promise.resolve(), next: undefined };
  bumps.set(db, of);
  const start = (): Promise<void> => {
    of.next = undefined;
    of.running = write(db, of);
    return of.running;
  };
  return (of.next ??= of.running.then(start, start));
}

async function write(db: Context['db'], of: Bumps): Promise<void> {
  // Not flushed to the disk: the change itself is. After a crash of the database it counts on from what was seen.
  const { version } = await db
    .updateTable('content_version')
    .set({ version: sql<number>`greatest(version, ${of.known}::bigint) + 1` })
    .where('id', '=', 1)
    .returning(['version', sql`set_config('synchronous_commit', 'off', true)`.as('flushed')])
    .executeTakeFirstOrThrow();
  of.known = version;
  for (const listener of listeners) listener(version);
}

/** Calls `listener` after each change made by this process. Returns how to stop. */
export function onContentChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
