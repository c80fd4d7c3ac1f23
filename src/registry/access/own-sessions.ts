import { DomainError, notFound } from '../../kernel/errors.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { requireAccount } from './rules.ts';
import { tokenHash } from './session-token.ts';
import type { OwnSession } from './types.ts';

const SHOWN_MOST = 50;

/** Where the actor is signed in now, last seen first. `token` is the one of this browser. */
export async function ownSessions(ctx: Context, token: string | undefined): Promise<OwnSession[]> {
  const current = token ? tokenHash(token).toString('hex') : undefined;
  const rows = await ctx.db
    .selectFrom('session')
    .select(['token_hash', 'device', 'created_at', 'seen_at'])
    .where('account_id', '=', ownId(ctx))
    .where('expires_at', '>', ctx.clock.now())
    .where('seen_at', '>', idleSince(ctx))
    .orderBy('seen_at', 'desc')
    .limit(SHOWN_MOST)
    .execute();
  return rows.map((row) => {
    const id = row.token_hash.toString('hex');
    return {
      id,
      device: row.device,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      current: id === current,
    };
  });
}

/** Ends one of one's own sessions. @throws DomainError `session.not-found` */
// law: one's own sessions
export async function revokeSession(ctx: Context, sessionId: string): Promise<void> {
  const accountId = ownId(ctx);
  await transact(ctx, async (tx) => {
    const ended = await tx.db
      .deleteFrom('session')
      .where('account_id', '=', accountId)
      .where('token_hash', '=', Buffer.from(sessionId, 'hex'))
      .returning('token_hash')
      .executeTakeFirst();
    if (!ended) throw notFound('session');
    await audit(tx, { action: 'account.session-revoked', subjectKind: 'account', subjectId: accountId });
  });
}

/** Sessions last seen before this instant no longer count. */
export const idleSince = (ctx: Pick<Context, 'clock' | 'config'>): Date =>
  new Date(ctx.clock.now().getTime() - ctx.config.sessionIdleMinutes * 60_000);

function ownId(ctx: Context): string {
  requireAccount(ctx.actor);
  if (ctx.actor.accountId === undefined) throw new DomainError('access.signed-out');
  return ctx.actor.accountId;
}
