import type { Kysely } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Database, TransactionContext } from '../../platform/index.ts';
import { newToken, tokenHash } from './session-token.ts';
import type { SignedIn } from './types.ts';

const HOUR_MS = 3_600_000;
const DEVICE_MOST = 200;

/** Begins a session under a new token and ends the one the browser held before: tokens never outlive a sign-in. */
export async function beginSession(
  tx: TransactionContext,
  accountId: Id,
  request: { readonly device: string; readonly previousToken?: string | undefined },
): Promise<SignedIn> {
  const now = tx.clock.now();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + tx.config.sessionHours * HOUR_MS);
  if (request.previousToken) await endSession(tx.db, request.previousToken);
  await tx.db
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('expires_at', '<=', now)
    .execute();
  await tx.db
    .insertInto('session')
    .values({
      token_hash: tokenHash(token),
      account_id: accountId,
      created_at: now,
      seen_at: now,
      expires_at: expiresAt,
      device: request.device.slice(0, DEVICE_MOST),
    })
    .execute();
  return { accountId, token, expiresAt };
}

export async function endSession(db: Kysely<Database>, token: string): Promise<Id | undefined> {
  const ended = await db
    .deleteFrom('session')
    .where('token_hash', '=', tokenHash(token))
    .returning('account_id')
    .executeTakeFirst();
  return ended?.account_id;
}

export async function endAllSessions(db: Kysely<Database>, accountId: Id): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}
