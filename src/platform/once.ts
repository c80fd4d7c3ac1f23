import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { DomainError } from '../kernel/errors.ts';
import type { TransactionContext } from './context.ts';
import type { Database } from './schema.ts';

export interface OnceRequest {
  /** Name of the act, so that one key sent to two acts is noticed. */
  readonly action: string;
  /** What was sent; files by their hash. */
  readonly input: unknown;
  /** The key when it is not the context's own `requestKey`. */
  readonly key?: string | undefined;
}

/**
 * Runs `act` once per idempotency key: the same request sent again answers with the first answer (which must be plain
 * JSON data). Without a key it simply runs. Keys of different accounts never meet.
 * @throws DomainError `input.key-reused` when the key came with another request before
 */
export async function once<Result>(
  tx: TransactionContext,
  request: OnceRequest,
  act: () => Promise<Result>,
): Promise<Result> {
  const typed = request.key ?? tx.requestKey;
  if (typed === undefined || typed === '') return act();
  const account = tx.actor.accountId ?? null;
  const key = hash(`${account ?? ''}\n${typed}`);
  const digest = hash(`${request.action}\n${sortedJson(request.input)}`);
  const fresh = await tx.db
    .insertInto('request_key')
    .values({ key, account_id: account, digest, response: null, created_at: tx.clock.now() })
    .onConflict((clash) => clash.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!fresh) {
    const first = await tx.db
      .selectFrom('request_key')
      .select(['digest', 'response'])
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (first.digest !== digest) throw new DomainError('input.key-reused');
    return (first.response ?? undefined) as Result;
  }
  const result = await act();
  const response = result === undefined ? null : JSON.stringify(result);
  await tx.db.updateTable('request_key').set({ response }).where('key', '=', key).execute();
  return result;
}

/** Forgets keys from before `before`; a key need only outlive the sender's patience (72 hours). */
export async function forgetRequests(db: Kysely<Database>, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('request_key')
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';
