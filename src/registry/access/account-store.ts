import { sql, type Kysely } from 'kysely';
import { newId, type Id } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import type { Clock, Database, TransactionContext } from '../../platform/index.ts';
import type { AccountState } from './types.ts';

type Db = Kysely<Database>;

export interface StoredAccount {
  readonly id: Id;
  readonly login: string;
  readonly name: string;
  readonly personId: Id | null;
  readonly state: AccountState;
  readonly passwordHash: string | null;
  readonly slipHash: Buffer | null;
  readonly slipExpiresAt: Date | null;
}

const COLUMNS = [
  'id',
  'login',
  'name',
  'person_id as personId',
  sql<AccountState>`state`.as('state'),
  'password_hash as passwordHash',
  'slip_hash as slipHash',
  'slip_expires_at as slipExpiresAt',
] as const;

export const accountById = (db: Db, id: Id): Promise<StoredAccount | undefined> =>
  db.selectFrom('account').select(COLUMNS).where('id', '=', id).executeTakeFirst();

const TRIES = 5;
const LOCK = sql`interval '15 minutes'`;

/**
 * Takes one of the account's five tries before the secret is looked at, so that tries made at once count too. No
 * account = unknown login, or locked. A right secret gives the tries back (`clearTries`).
 */
export function takeTry(db: Db, clock: Clock, login: string): Promise<StoredAccount | undefined> {
  const now = clock.now();
  return db
    .updateTable('account')
    .set({
      failed_count: sql<number>`case when failed_count + 1 >= ${TRIES} then 0 else failed_count + 1 end`,
      locked_until: sql<Date | null>`case when failed_count + 1 >= ${TRIES} then ${now}::timestamptz + ${LOCK} end`,
    })
    .where('login', '=', login)
    .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<=', now)]))
    .returning(COLUMNS)
    .executeTakeFirst();
}

export async function clearTries(db: Db, accountId: Id): Promise<void> {
  await db
    .updateTable('account')
    .set({ failed_count: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
}

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly personId?: Id | null;
  readonly passwordHash?: string;
}

export async function insertAccount(tx: TransactionContext, account: NewAccount): Promise<Id> {
  const now = tx.clock.now();
  const id = newId(now.getTime());
  await tx.db
    .insertInto('account')
    .values({
      id,
      login: account.login,
      name: account.name,
      person_id: account.personId ?? null,
      password_hash: account.passwordHash ?? null,
      state: account.passwordHash === undefined ? 'invited' : 'active',
      slip_hash: null,
      slip_expires_at: null,
      failed_count: 0,
      locked_until: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

export interface NewGrant {
  readonly accountId: Id;
  readonly organizationId: Id;
  readonly role: Role;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

export async function insertGrant(tx: TransactionContext, grant: NewGrant): Promise<Id> {
  const now = tx.clock.now();
  const id = newId(now.getTime());
  await tx.db
    .insertInto('access_grant')
    .values({
      id,
      account_id: grant.accountId,
      organization_id: grant.organizationId,
      role: grant.role,
      from_day: grant.fromDay,
      until_day: grant.untilDay,
      granted_by: tx.actor.accountId ?? null,
      granted_at: now,
      ended_at: null,
    })
    .execute();
  return id;
}
