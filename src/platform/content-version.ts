import { sql } from 'kysely';
import type { TransactionContext } from './context.ts';

/** Tells the HTML cache of every process that the portal shows something else from this commit on. */
export function bumpContentVersion(tx: TransactionContext): void {
  // After the commit and in a statement of its own: one shared row must not serialize the verbs that bump it.
  tx.afterCommit(async (ctx) => {
    await ctx.db
      .updateTable('content_version')
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', 1)
      .execute();
  });
}
