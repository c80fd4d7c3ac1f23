import type { Selectable } from 'kysely';
import { notFound } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context, Database } from '../../platform/index.ts';
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
export async function roundById({ db }: Db, id: Id): Promise<Round> {
  const row = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('round');
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
