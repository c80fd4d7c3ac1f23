import { DomainError, notFound } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { accountById, insertGrant } from './account-store.ts';
import { grantFault } from './grant-rules.ts';
import { idIn, refuseBackwards } from './invite.ts';
import { loadManaged, placeOf } from './managed-account.ts';
import { can, permit, requireAccount } from './rules.ts';
import { roleGrant } from './schemas.ts';

/**
 * Gives an account a role at an organization in the granter's own subtree, from a day until a day (both included).
 * @throws DomainError `access.own-account`, `access.role-above`, `access.grant-exists`, `account.not-found`
 */
export async function grantRole(ctx: Context, input: unknown): Promise<{ readonly id: Id }> {
  requireAccount(ctx.actor);
  const place = await placeOf(ctx.db, idIn(input, 'organizationId'));
  permit(ctx.actor, 'account.manage', place);
  const grant = parse(roleGrant, input);
  const account = await loadManaged(ctx.db, grant.accountId);
  // Somebody with a role elsewhere may get one here only from an office that sees both places.
  if (!account?.grants.some((one) => can(ctx.actor, 'account.manage', one).allowed))
    throw notFound('account');
  const fromDay = grant.fromDay ?? ctx.clock.today();
  refuseBackwards(fromDay, grant.untilDay);
  const fault = grantFault(ctx.actor, grant.accountId, grant.role, place.path);
  if (fault) throw new DomainError(fault);
  return transact(ctx, async (tx) => {
    const twin = await tx.db
      .selectFrom('access_grant')
      .select('id')
      .where('account_id', '=', grant.accountId)
      .where('organization_id', '=', grant.organizationId)
      .where('role', '=', grant.role)
      .where('ended_at', 'is', null)
      .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', fromDay)]))
      .executeTakeFirst();
    if (twin) throw new DomainError('access.grant-exists');
    const id = await insertGrant(tx, { ...grant, fromDay });
    await audit(tx, {
      action: 'account.grant-role',
      organizationId: grant.organizationId,
      subjectKind: 'account',
      subjectId: grant.accountId,
      detail: { grantId: id, role: grant.role, fromDay, untilDay: grant.untilDay },
    });
    return { id };
  });
}

/**
 * Ends a grant at once: it does not count for the next request of the account.
 * @throws DomainError `account.not-found` for a grant outside the subtree, `access.own-account`
 */
export async function endGrant(ctx: Context, grantId: Id): Promise<void> {
  requireAccount(ctx.actor);
  const grant = await ctx.db
    .selectFrom('access_grant')
    .select(['account_id', 'organization_id', 'role'])
    .where('id', '=', grantId)
    .executeTakeFirst();
  if (!grant || !(await accountById(ctx.db, grant.account_id))) throw notFound('account');
  const place = await placeOf(ctx.db, grant.organization_id);
  permit(ctx.actor, 'account.manage', place);
  if (grant.account_id === ctx.actor.accountId) throw new DomainError('access.own-account');
  await transact(ctx, async (tx) => {
    const ended = await tx.db
      .updateTable('access_grant')
      .set({ ended_at: tx.clock.now() })
      .where('id', '=', grantId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!ended) throw new DomainError('account.conflict');
    await audit(tx, {
      action: 'account.end-grant',
      organizationId: grant.organization_id,
      subjectKind: 'account',
      subjectId: grant.account_id,
      detail: { grantId, role: grant.role },
    });
  });
}
