import { sql } from 'kysely';
import type { TransactionContext } from '../../platform/index.ts';
import type { ImportKind } from './types.ts';

/** One import of a kind at a time, so that the same file sent twice at once is created once. */
export async function holdImports(tx: TransactionContext, kind: ImportKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${` import ${kind}`}, 0))`.execute(
    tx.db,
  );
}
