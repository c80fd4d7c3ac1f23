import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { grantsByAccount } from './grant-store.ts';
import { where } from './where.ts';
import type { AccountState, AccountSummary } from './types.ts';

export interface AccountFilter {
  /** Accounts with a role at this organization or below. */
  readonly organizationId?: Id | undefined;
  /** Beginning of the login, or a part of the name. */
  readonly text?: string | undefined;
  readonly state?: AccountState | undefined;
  readonly role?: Role | undefined;
}

/** Accounts with a role in the actor's subtree, by login; once all roles have ended, where they were. */
export async function listAccounts(
  ctx: Context,
  filter: AccountFilter = {},
  page: PageRequest = {},
): Promise<Page<AccountSummary>> {
  const limit = limitOf(page);
  const after = decodeCursor(page.after, 1)?.[0];
  const scope = accountScope(ctx);
  const rows = await ctx.db
    .selectFrom('account')
    .select(['id', 'login', 'name', 'person_id', 'state', 'locked_until', 'slip_expires_at'])
    .where('id', 'in', (eb) => {
      let grants = eb
        .selectFrom('access_grant')
        .innerJoin('organization', 'organization.id', 'access_grant.organization_id')
        .select('access_grant.account_id')
        .where(scope).where(sql<SqlBool>`(access_grant.ended_at is null or not exists (
          select from access_grant standing
          where standing.account_id = access_grant.account_id and standing.ended_at is null))`);
      if (filter.organizationId) grants = grants.where(isUnder(filter.organizationId));
      if (filter.role) grants = grants.where('access_grant.role', '=', filter.role);
      return grants;
    })
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state ?? ''))
    .$if(Boolean(filter.text?.trim()), (query) => query.where(holds(filter.text?.trim() ?? '')))
    .$if(typeof after === 'string', (query) => query.where('login', '>', String(after)))
    .orderBy('login')
    .limit(limit + 1)
    .execute();
  const cut = toPage(rows, limit, (row) => [row.login]);
  const grants = await grantsByAccount(
    ctx.db,
    cut.rows.map((row) => row.id),
    ctx.clock.today(),
    scope,
  );
  return {
    ...cut,
    rows: cut.rows.map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      personId: row.person_id,
      state: row.state as AccountState,
      lockedUntil: row.locked_until,
      slipExpiresAt: row.slip_expires_at,
      grants: grants.get(row.id) ?? [],
    })),
  };
}

/** Organizations whose accounts the actor may see, over the table `organization`. */
export const accountScope = (ctx: Context): RawBuilder<SqlBool> =>
  where(ctx.actor, 'account.read', {
    organizationId: sql.ref('organization.id'),
    path: sql.ref('organization.path'),
    parentId: sql.ref('organization.parent_id'),
  });

const isUnder = (organizationId: Id): RawBuilder<SqlBool> =>
  sql`exists (select from organization top where top.id = ${organizationId}
    and organization.path >= top.path and organization.path < top.path || '~')`;

function holds(text: string): RawBuilder<SqlBool> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  return sql`(login like ${`${plain}%`} or lower(name) like ${`%${plain}%`})`;
}
