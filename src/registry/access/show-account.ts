import { notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { decideManage } from './grant-rules.ts';
import { grantsByAccount } from './grant-store.ts';
import { accountScope } from './list-accounts.ts';
import { loadManaged } from './managed-account.ts';
import type { AccountDetail } from './types.ts';

/** One account with its grants in the actor's subtree, ended ones last. @throws DomainError `account.not-found` */
export async function showAccount(ctx: Context, id: Id): Promise<AccountDetail> {
  const account = isId(id) ? await loadManaged(ctx.db, id) : undefined;
  if (!account) throw notFound('account');
  const decision = decideManage(ctx.actor, account);
  const grants = (await grantsByAccount(ctx.db, [id], ctx.clock.today(), accountScope(ctx))).get(id) ?? [];
  if (grants.length === 0 || (!decision.ok && decision.why === 'unknown')) throw notFound('account');
  const row = await ctx.db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person_id')
    .select(['person.name as personName', 'account.locked_until', 'account.created_at'])
    .where('account.id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    id,
    login: account.login,
    name: account.name,
    personId: account.personId,
    personName: row.personName,
    state: account.state,
    lockedUntil: row.locked_until,
    slipExpiresAt: account.slipExpiresAt,
    createdAt: row.created_at,
    grants,
    manageable: decision.ok ? true : decision.why === 'own-account' ? 'own-account' : 'beyond-scope',
  };
}
