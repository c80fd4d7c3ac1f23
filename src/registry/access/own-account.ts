import { sql } from 'kysely';
import { DomainError } from '../../kernel/errors.ts';
import type { Context } from '../../platform/index.ts';
import { accountById } from './account-store.ts';
import { grantsByAccount } from './grant-store.ts';
import type { AccountGrant } from './types.ts';

/** One's own login, name and roles. @throws DomainError `access.signed-out` */
export async function ownAccount(
  ctx: Context,
): Promise<{ readonly login: string; readonly name: string; readonly grants: readonly AccountGrant[] }> {
  const id = ctx.actor.accountId;
  const account = id === undefined ? undefined : await accountById(ctx.db, id);
  if (!account) throw new DomainError('access.signed-out');
  const grants = await grantsByAccount(ctx.db, [account.id], ctx.clock.today(), sql<boolean>`true`);
  return { login: account.login, name: account.name, grants: grants.get(account.id) ?? [] };
}
