import { sql, type Selectable, type Updateable } from 'kysely';
import { conflict, notFound } from '../../kernel/errors.ts';
import { isId, type Id } from '../../kernel/ids.ts';
import type { Context, Database, TransactionContext } from '../../platform/index.ts';
import type { Facts } from '../access/index.ts';
import type { Round, RoundSettings, RoundState } from './types.ts';

type Db = { readonly db: Context['db'] };

/** Settings in the database went through the schema when they were saved. */
export const toRound = (row: Selectable<Database['round']>): Round => ({
  id: row.id,
  code: row.code,
  name: row.name,
  theme: row.theme,
  goals: row.goals,
  state: row.state as RoundState,
  settings: row.settings as RoundSettings,
  settingsVersion: row.settings_version,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  revision: row.revision,
});

/** Without a permission check, for verbs. @throws DomainError `round.not-found` */
export async function roundById({ db }: Db, id: Id, { drafts = true } = {}): Promise<Round> {
  const row = isId(id)
    ? await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row || (row.state === 'draft' && !drafts)) throw notFound('round');
  return toRound(row);
}

/** The open round that starts last, else the one that started last; drafts only when there is nothing else. */
export async function currentRound({ db }: Db): Promise<Round | undefined> {
  const row = await db
    .selectFrom('round')
    .selectAll()
    .orderBy((eb) =>
      eb.case().when('state', '=', 'open').then(0).when('state', '=', 'closed').then(1).else(2).end(),
    )
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toRound(row);
}

/** The round that started last before this one; drafts do not count. */
export async function roundBefore(
  { db }: Db,
  { id, startsOn }: Pick<Round, 'id' | 'startsOn'>,
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('round')
    .select('id')
    .where('id', '!=', id)
    .where('starts_on', '<=', startsOn)
    .where('state', '!=', 'draft')
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** The round that started last; drafts do not count. */
export async function latestRound({ db }: Db): Promise<Round | undefined> {
  const row = await db
    .selectFrom('round')
    .selectAll()
    .where('state', '!=', 'draft')
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toRound(row);
}

/** Rounds belong to the organization at the root of the tree: the office of the whole campaign. */
export async function officeFacts({ db }: Db): Promise<Facts> {
  const root = await db
    .selectFrom('organization')
    .select(['id', 'path'])
    .where('parent_id', 'is', null)
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  return root ? { organizationId: root.id, path: root.path, parentId: null } : {};
}

/** Locks the open rounds, so that openings wait for each other. */
export async function openRounds(tx: TransactionContext): Promise<Round[]> {
  await sql`lock table round in share row exclusive mode`.execute(tx.db);
  const rows = await tx.db.selectFrom('round').selectAll().where('state', '=', 'open').execute();
  return rows.map(toRound);
}

/** @throws DomainError `round.conflict` when the round was changed since `revision` */
export async function updateRound(
  tx: TransactionContext,
  round: Round,
  revision: number,
  change: Updateable<Database['round']>,
): Promise<void> {
  const { numUpdatedRows } = await tx.db
    .updateTable('round')
    .set({ ...change, revision: revision + 1, updated_at: tx.clock.now() })
    .where('id', '=', round.id)
    .where('state', '=', round.state)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw conflict('round', { seen: revision, now: round.revision });
}

export async function saveSettingsVersion(
  tx: TransactionContext,
  roundId: Id,
  version: number,
  settings: RoundSettings,
  reason: string | null,
): Promise<void> {
  await tx.db
    .insertInto('round_settings')
    .values({
      round_id: roundId,
      version,
      settings: JSON.stringify(settings),
      reason,
      account_id: tx.actor.accountId ?? null,
      at: tx.clock.now(),
    })
    .execute();
}
