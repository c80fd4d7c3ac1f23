import { sql } from 'kysely';
import type { TransactionContext } from './context.ts';

type Listener = (version: number) => void;

/** Registered for the whole process, since the entry and the built pages each hold their own copy of this module. */
const REGISTRY = Symbol.for('yinuo.content-listeners');
const shared: typeof globalThis & { [REGISTRY]?: Set<Listener> } = globalThis;
const listeners = (shared[REGISTRY] ??= new Set());

/** Tells the HTML cache of every process that the portal shows something else from this commit on. */
export function bumpContentVersion(tx: TransactionContext): void {
  // After the commit and in a statement of its own: one shared row must not serialize the verbs that bump it.
  tx.afterCommit(async (ctx) => {
    const { version } = await ctx.db
      .updateTable('content_version')
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', 1)
      .returning('version')
      .executeTakeFirstOrThrow();
    for (const listener of listeners) listener(version);
  });
}

/** Calls `listener` after each change made by this process. Returns how to stop. */
export function onContentChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
