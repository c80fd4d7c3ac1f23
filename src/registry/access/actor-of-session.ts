import type { Actor, Grant, Role } from '../../kernel/actor.ts';
import type { Office } from '../../platform/index.ts';
import { idleSince } from './own-sessions.ts';
import { tokenHash } from './session-token.ts';

const SEEN_EVERY_MS = 60_000;

/**
 * Who sends this token, with the grants that count today: a grant that ended, ran out or has not begun is gone with
 * the next request. Null for an unknown, expired or idle session and for accounts that are not active.
 */
export async function actorOfSession(office: Office, token: string | undefined): Promise<Actor | null> {
  if (!token) return null;
  const hash = tokenHash(token);
  const now = office.clock.now();
  const today = office.clock.today();
  const rows = await office.db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('access_grant', (join) =>
      join
        .onRef('access_grant.account_id', '=', 'account.id')
        .on('access_grant.ended_at', 'is', null)
        .on('access_grant.from_day', '<=', today)
        .on((eb) =>
          eb.or([eb('access_grant.until_day', 'is', null), eb('access_grant.until_day', '>=', today)]),
        ),
    )
    .leftJoin('organization', 'organization.id', 'access_grant.organization_id')
    .select([
      'account.id',
      'account.name',
      'account.person_id',
      'session.seen_at',
      'access_grant.role',
      'organization.id as organization_id',
      'organization.path',
    ])
    .where('session.token_hash', '=', hash)
    .where('session.expires_at', '>', now)
    .where('session.seen_at', '>', idleSince(office))
    .where('account.state', '=', 'active')
    .orderBy('organization.path')
    .orderBy('access_grant.role')
    .execute();
  const first = rows[0];
  if (!first) return null;
  await touch(office, hash, first.seen_at, now);
  return {
    kind: 'account',
    accountId: first.id,
    ...(first.person_id === null ? {} : { personId: first.person_id }),
    name: first.name,
    grants: rows.flatMap(toGrant),
  };
}

function toGrant(row: { role: string | null; organization_id: string | null; path: string | null }): Grant[] {
  if (row.role === null || row.organization_id === null || row.path === null) return [];
  return [{ role: row.role as Role, organizationId: row.organization_id, path: row.path }];
}

/** At most one write a minute and session, less for short idle limits. */
async function touch(office: Office, hash: Buffer, seenAt: Date, now: Date): Promise<void> {
  const every = Math.min(SEEN_EVERY_MS, (office.config.sessionIdleMinutes * 60_000) / 4);
  if (now.getTime() - seenAt.getTime() < every) return;
  await office.db
    .updateTable('session')
    .set({ seen_at: now })
    .where('token_hash', '=', hash)
    .where('seen_at', '=', seenAt)
    .execute();
}
