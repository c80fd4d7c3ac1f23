import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Database } from '../../platform/index.ts';
import type { AccountGrant } from './types.ts';

/** Grants of these accounts at organizations where `scope` (over the table `organization`) holds, by account. */
export async function grantsByAccount(
  db: Kysely<Database>,
  accountIds: readonly Id[],
  today: Day,
  scope: RawBuilder<SqlBool>,
): Promise<ReadonlyMap<Id, AccountGrant[]>> {
  const byAccount = new Map<Id, AccountGrant[]>(accountIds.map((id) => [id, []]));
  if (accountIds.length === 0) return byAccount;
  const rows = await db
    .selectFrom('access_grant')
    .innerJoin('organization', 'organization.id', 'access_grant.organization_id')
    .select([
      'access_grant.id',
      'access_grant.account_id',
      sql<Role>`access_grant.role`.as('role'),
      'organization.id as organizationId',
      'organization.code as organizationCode',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      'access_grant.from_day as fromDay',
      'access_grant.until_day as untilDay',
      'access_grant.ended_at as endedAt',
      sql<boolean>`access_grant.delegated_by is not null`.as('delegated'),
    ])
    .where('access_grant.account_id', 'in', [...accountIds])
    .where(scope)
    .orderBy(sql`access_grant.ended_at is not null`)
    .orderBy('organization.path')
    .orderBy('access_grant.id')
    .execute();
  for (const { account_id, ...grant } of rows) {
    const begun = grant.fromDay <= today && (grant.untilDay === null || grant.untilDay >= today);
    byAccount.get(account_id)?.push({ ...grant, inForce: grant.endedAt === null && begun });
  }
  return byAccount;
}
