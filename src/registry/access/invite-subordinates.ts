import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { DomainError } from '../../kernel/errors.ts';
import { audit, brokenConstraint, transact, type Context } from '../../platform/index.ts';
import { insertAccount, insertGrant } from './account-store.ts';
import { SLIPS_MOST, writeSlip } from './issue-slip.ts';
import { placeOf } from './managed-account.ts';
import { permit, requireAccount } from './rules.ts';
import { freeLogin } from './suggest-login.ts';
import type { ActivationSlip } from './types.ts';

/**
 * A secretary's account for each active direct subordinate that has none, with their slips; at most 200 at a time.
 * Sent again it goes on with those still without.
 * @throws DomainError `account.not-found`, `access.denied`, `access.no-subordinate-without-account`
 */
export async function inviteSubordinates(ctx: Context, organizationId: Id): Promise<ActivationSlip[]> {
  requireAccount(ctx.actor);
  const place = await placeOf(ctx.db, organizationId);
  permit(ctx.actor, 'account.manage', place);
  const without = await ctx.db
    .selectFrom('organization')
    .select(['id', 'code', sql<string>`coalesce(short_name, name)`.as('name')])
    .where('parent_id', '=', organizationId)
    .where('state', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('access_grant')
            .select('access_grant.id')
            .whereRef('access_grant.organization_id', '=', 'organization.id')
            .where('access_grant.role', '=', 'secretary')
            .where('access_grant.ended_at', 'is', null),
        ),
      ),
    )
    .orderBy('position')
    .orderBy('id')
    .limit(SLIPS_MOST)
    .execute();
  if (without.length === 0) throw new DomainError('access.no-subordinate-without-account');
  const slips: ActivationSlip[] = [];
  for (const child of without) slips.push(await inviteSecretary(ctx, child));
  return slips;
}

interface Child {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
}

async function inviteSecretary(ctx: Context, child: Child, again = true): Promise<ActivationSlip> {
  const login = await freeLogin(ctx, child.code);
  try {
    return await transact(ctx, async (tx) => {
      const accountId = await insertAccount(tx, { login, name: child.name });
      const fromDay = tx.clock.today();
      await insertGrant(tx, {
        accountId,
        organizationId: child.id,
        role: 'secretary',
        fromDay,
        untilDay: null,
      });
      await audit(tx, {
        action: 'account.invite',
        organizationId: child.id,
        subjectKind: 'account',
        subjectId: accountId,
        detail: { login, roles: ['secretary'], fromDay },
      });
      return writeSlip(tx, { id: accountId, login, name: child.name });
    });
  } catch (error) {
    // Somebody took the login between the look and the insert.
    if (again && brokenConstraint(error) === 'account_login_key') return inviteSecretary(ctx, child, false);
    throw error;
  }
}
