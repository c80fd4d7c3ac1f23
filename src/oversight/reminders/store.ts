import { sql } from 'kysely';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { TRIES_MOST } from './rules.ts';

type Db = Pick<Context, 'db' | 'clock'>;
export type DigestState = 'preparing' | 'handing' | 'sent' | 'nothingToSay' | 'failed';

/** After so long a digest in preparation was left behind by a program that fell, or the mail server is asked again. */
const AGAIN_AFTER_MINUTES = 15;

/**
 * Takes an account's digest of the day in hand. Of many who try, and of many tries, one gets it; what is being handed
 * over or was sent is never taken again.
 */
export async function takeInHand({ db, clock }: Db, accountId: Id, day: Day): Promise<boolean> {
  const now = clock.now();
  const since = new Date(now.getTime() - AGAIN_AFTER_MINUTES * 60_000);
  const row = await db
    .insertInto('digest_mail')
    .values({ account_id: accountId, day, state: 'preparing', tries: 1, changed_at: now })
    .onConflict((clash) =>
      clash
        .columns(['account_id', 'day'])
        .doUpdateSet({ state: 'preparing', tries: sql<number>`digest_mail.tries + 1`, changed_at: now })
        .where('digest_mail.state', 'in', ['preparing', 'failed'])
        .where('digest_mail.changed_at', '<', since)
        .where('digest_mail.tries', '<', TRIES_MOST),
    )
    .returning('tries')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when somebody else has moved it on */
export async function moveOn(
  { db, clock }: Db,
  { accountId, day }: { readonly accountId: Id; readonly day: Day },
  from: DigestState,
  to: DigestState,
): Promise<boolean> {
  const row = await db
    .updateTable('digest_mail')
    .set({ state: to, changed_at: clock.now() })
    .where('account_id', '=', accountId)
    .where('day', '=', day)
    .where('state', '=', from)
    .returning('state')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets digests of days gone by. */
export const forgetBefore = ({ db }: Db, day: Day): Promise<unknown> =>
  db.deleteFrom('digest_mail').where('day', '<', day).execute();
