import { sql } from 'kysely';
import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { permitManage } from './managed-account.ts';
import { endAllSessions } from './session-store.ts';
import { newSlipCode, slipHash } from './slip-code.ts';
import type { ActivationSlip } from './types.ts';

const VALID_MS = 30 * 24 * 3_600_000;
export const SLIPS_MOST = 200;

/**
 * A new slip for an account, by the office: the old slip, the password and all sessions end at once. This is also how
 * a forgotten password is reset.
 * @throws DomainError `account.not-found`, `access.own-account`, `access.beyond-scope`, `access.account-disabled`
 */
// law: permitManage asks at every organization the account has a role at
export async function issueSlip(ctx: Context, accountId: Id): Promise<ActivationSlip> {
  const account = await permitManage(ctx.db, ctx.actor, accountId);
  if (account.state === 'disabled') throw new DomainError('access.account-disabled');
  return transact(ctx, async (tx) => {
    const slip = await writeSlip(tx, account);
    await endAllSessions(tx.db, accountId);
    await audit(tx, {
      action: 'account.issue-slip',
      organizationId: account.grants[0]?.organizationId ?? null,
      subjectKind: 'account',
      subjectId: accountId,
      detail: { reset: account.state === 'active' },
    });
    return slip;
  });
}

/** Slips for several accounts that still wait for activation, for printing on sheets; at most 200. */
export async function issueSlips(ctx: Context, accountIds: readonly Id[]): Promise<ActivationSlip[]> {
  const slips: ActivationSlip[] = [];
  for (const accountId of new Set(accountIds.slice(0, SLIPS_MOST))) {
    const account = await permitManage(ctx.db, ctx.actor, accountId);
    if (account.state === 'invited') slips.push(await issueSlip(ctx, accountId));
  }
  if (slips.length === 0) throw new DomainError('access.no-slip-due');
  return slips;
}

/** Only the hash is kept; the code exists on paper. */
export async function writeSlip(
  tx: TransactionContext,
  account: { readonly id: Id; readonly login: string; readonly name: string },
): Promise<ActivationSlip> {
  const now = tx.clock.now();
  const slipCode = newSlipCode();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await tx.db
    .updateTable('account')
    .set({
      state: sql<string>`'invited'`,
      password_hash: null,
      slip_hash: slipHash(account.id, slipCode),
      slip_expires_at: expiresAt,
      failed_count: 0,
      locked_until: null,
      updated_at: now,
    })
    .where('id', '=', account.id)
    .where('state', '!=', 'disabled')
    .executeTakeFirstOrThrow();
  return { accountId: account.id, login: account.login, name: account.name, slipCode, expiresAt };
}
