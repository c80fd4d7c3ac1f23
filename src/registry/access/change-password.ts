import { DomainError, invalid } from '../../kernel/errors.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { accountById, clearTries, takeTry } from './account-store.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { passwordFault } from './password-rules.ts';
import { requireAccount } from './rules.ts';
import { beginSession, endAllSessions } from './session-store.ts';
import type { SignedIn } from './types.ts';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly password: string;
  readonly device: string;
}

/**
 * Changes one's own password. Every session ends; the browser goes on with the returned one. Wrong current passwords
 * count as failed sign-ins.
 * @throws DomainError `input.invalid` at `currentPassword` or `password`, `access.signed-out`
 */
// law: one's own account
export async function changePassword(ctx: Context, change: PasswordChange): Promise<SignedIn> {
  requireAccount(ctx.actor);
  const account = ctx.actor.accountId ? await accountById(ctx.db, ctx.actor.accountId) : undefined;
  if (!account) throw new DomainError('access.signed-out');
  const fault =
    passwordFault(change.password, account.login) ??
    (change.password === change.currentPassword
      ? ({ field: 'password', code: 'access.password-same' } as const)
      : undefined);
  if (fault) throw invalid([fault]);

  const open = await takeTry(ctx.db, ctx.clock, account.login);
  const right = await verifyPassword(open?.passwordHash, change.currentPassword);
  if (!open || !right) throw invalid([{ field: 'currentPassword', code: 'access.password-wrong' }]);
  const passwordHash = await hashPassword(change.password);
  return transact(ctx, async (tx) => {
    await tx.db
      .updateTable('account')
      .set({ password_hash: passwordHash, updated_at: tx.clock.now() })
      .where('id', '=', account.id)
      .where('state', '=', 'active')
      .execute();
    await clearTries(tx.db, account.id);
    await endAllSessions(tx.db, account.id);
    await audit(tx, { action: 'account.password-changed', subjectKind: 'account', subjectId: account.id });
    return beginSession(tx, account.id, change);
  });
}
