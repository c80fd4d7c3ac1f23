import type { Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import { toVersion } from './rows.ts';
import type { LetterContent, LetterState, LetterVersion } from './types.ts';

const MOST = 100;

export interface NewVersion {
  readonly letterId: Id;
  readonly version: number;
  readonly state: LetterState;
  readonly content: LetterContent;
  readonly reason: string | null;
}

export async function insertVersion(tx: TransactionContext, version: NewVersion): Promise<void> {
  await tx.db
    .insertInto('letter_version')
    .values({
      letter_id: version.letterId,
      version: version.version,
      state: version.state,
      content: JSON.stringify(version.content),
      reason: version.reason,
      created_by: tx.actor.accountId ?? null,
      created_at: tx.clock.now(),
    })
    .execute();
}

/** Numbers of versions are never used twice, also not those of revisions that were given up. */
export async function highestVersion({ db }: Pick<Context, 'db'>, letterId: Id): Promise<number> {
  const { highest } = await db
    .selectFrom('letter_version')
    .select(({ fn }) => fn.max<number>('version').as('highest'))
    .where('letter_id', '=', letterId)
    .executeTakeFirstOrThrow();
  return highest;
}

/** All versions, newest first. Without a permission check. */
export async function versionsOf({ db }: Pick<Context, 'db'>, letterId: Id): Promise<LetterVersion[]> {
  const rows = await db
    .selectFrom('letter_version')
    .selectAll()
    .where('letter_id', '=', letterId)
    .orderBy('version', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(toVersion);
}
