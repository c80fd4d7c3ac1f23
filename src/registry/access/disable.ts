import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { permitManage, type LoadedAccount } from './managed-account.ts';
import { endAllSessions } from './session-store.ts';

/**
 * Stops an account: no sign-in, every session ends, its slip dies, its mail address is forgotten. Its grants stay for the day it is enabled again.
 * @throws DomainError `account.not-found`, `access.own-account`, `access.beyond-scope`
 */
// law: permitManage asks at every organization the account has a role at
export async function disable(ctx: Context, accountId: Id): Promise<void> {
  const account = await permitManage(ctx.db, ctx.actor, accountId);
  await transact(ctx, async (tx) => {
    await tx.db
      .updateTable('account')
      .set({
        state: 'disabled',
        slip_hash: null,
        slip_expires_at: null,
        mail_address: null,
        updated_at: tx.clock.now(),
      })
      .where('id', '=', accountId)
      .execute();
    await endAllSessions(tx.db, accountId);
    await audit(tx, { action: 'account.disable', ...subjectOf(account) });
  });
}

/** Lets a disabled account sign in again; one that was never activated waits for a slip. */
// law: permitManage asks at every organization the account has a role at
export async function enable(ctx: Context, accountId: Id): Promise<void> {
  const account = await permitManage(ctx.db, ctx.actor, accountId);
  await transact(ctx, async (tx) => {
    await tx.db
      .updateTable('account')
      .set({
        state: account.passwordHash === null ? 'invited' : 'active',
        failed_count: 0,
        locked_until: null,
        updated_at: tx.clock.now(),
      })
      .where('id', '=', accountId)
      .where('state', '=', 'disabled')
      .execute();
    await audit(tx, { action: 'account.enable', ...subjectOf(account) });
  });
}

const subjectOf = (account: LoadedAccount) => ({
  organizationId: account.grants[0]?.organizationId ?? null,
  subjectKind: 'account',
  subjectId: account.id,
});
