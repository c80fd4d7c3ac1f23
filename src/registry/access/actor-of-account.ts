import type { Actor } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Office } from '../../platform/index.ts';

/**
 * The actor of an account with the grants that count today, for work that goes on after the person has left. Null when
 * the account is not active any more.
 */
export async function actorOfAccount(
  { db, clock }: Pick<Office, 'db' | 'clock'>,
  accountId: Id,
): Promise<Actor | null> {
  const today = clock.today();
  const account = await db
    .selectFrom('account')
    .select(['id', 'name', 'person_id'])
    .where('id', '=', accountId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!account) return null;
  const grants = await db
    .selectFrom('access_grant')
    .innerJoin('organization', 'organization.id', 'access_grant.organization_id')
    .select(['access_grant.role', 'organization.id', 'organization.path'])
    .where('access_grant.account_id', '=', accountId)
    .where('access_grant.ended_at', 'is', null)
    .where('access_grant.from_day', '<=', today)
    .where((eb) =>
      eb.or([eb('access_grant.until_day', 'is', null), eb('access_grant.until_day', '>=', today)]),
    )
    .execute();
  return {
    kind: 'account',
    accountId: account.id,
    ...(account.person_id === null ? {} : { personId: account.person_id }),
    name: account.name,
    grants: grants.map(({ role, id, path }) => ({
      role: role as Actor['grants'][number]['role'],
      organizationId: id,
      path,
    })),
  };
}
