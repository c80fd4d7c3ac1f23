import type { Kysely } from 'kysely';
import type { Actor, Role } from '../../kernel/actor.ts';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Database } from '../../platform/index.ts';
import { accountById, type StoredAccount } from './account-store.ts';
import { decideManage, type StandingGrant } from './grant-rules.ts';
import { requireAccount } from './rules.ts';

export interface LoadedAccount extends StoredAccount {
  readonly grants: readonly StandingGrant[];
  readonly home?: { readonly organizationId: Id; readonly path: string };
}

export async function loadManaged(db: Kysely<Database>, id: Id): Promise<LoadedAccount | undefined> {
  const account = await accountById(db, id);
  if (!account) return undefined;
  const rows = await db
    .selectFrom('access_grant')
    .innerJoin('organization', 'organization.id', 'access_grant.organization_id')
    .select([
      'access_grant.role',
      'organization.id as organizationId',
      'organization.parent_id as parentId',
      'organization.path',
      'access_grant.ended_at',
    ])
    .where('access_grant.account_id', '=', id)
    .execute();
  const grants = rows.map(({ role, ended_at, ...row }) => ({
    ...row,
    role: role as Role,
    ended: ended_at !== null,
  }));
  const home = account.personId ? await homeOf(db, account.personId) : undefined;
  return { ...account, grants, ...(home ? { home } : {}) };
}

const homeOf = (db: Kysely<Database>, personId: Id) =>
  db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .select(['organization.id as organizationId', 'organization.path'])
    .where('person.id', '=', personId)
    .executeTakeFirst();

/**
 * The account when the actor may manage it.
 * @throws DomainError `account.not-found`, `access.own-account`, `access.beyond-scope`
 */
export async function permitManage(db: Kysely<Database>, actor: Actor, id: Id): Promise<LoadedAccount> {
  requireAccount(actor);
  const account = isId(id) ? await loadManaged(db, id) : undefined;
  if (!account) throw notFound('account');
  const decision = decideManage(actor, account);
  if (decision.ok) return account;
  if (decision.why === 'unknown') throw notFound('account');
  throw new DomainError(`access.${decision.why}`);
}

/** What grants and invitations need to know of the organization. @throws DomainError `organization.not-found` */
export async function placeOf(db: Kysely<Database>, id: Id) {
  const place = isId(id)
    ? await db
        .selectFrom('organization')
        .select(['id as organizationId', 'parent_id as parentId', 'path', 'code', 'name', 'state'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!place) throw notFound('organization');
  return place;
}
