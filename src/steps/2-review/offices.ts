import type { Kysely } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context, Database } from '../../platform/index.ts';
import { actingRole } from './rules.ts';

type Now = Pick<Context, 'db' | 'clock'>;

/** Offices by which letters are reviewed, as far as somebody can act in them on that day. */
const officesOn = (db: Kysely<Database>, today: Day) =>
  db
    .selectFrom('access_grant')
    .innerJoin('account', 'account.id', 'access_grant.account_id')
    .where('account.state', '!=', 'disabled')
    .where('access_grant.role', 'in', ['office', 'secretary'])
    .where('access_grant.ended_at', 'is', null)
    .where('access_grant.from_day', '<=', today)
    .where((eb) =>
      eb.or([eb('access_grant.until_day', 'is', null), eb('access_grant.until_day', '>=', today)]),
    );

/** Organizations whose letters the person reviews today. */
export async function officesOf({ db, clock }: Now, personId: Id): Promise<Id[]> {
  const rows = await officesOn(db, clock.today())
    .select('access_grant.organization_id')
    .distinct()
    .where('account.person_id', '=', personId)
    .execute();
  return rows.map(({ organization_id }) => organization_id);
}

/** Who has to act on a letter: one role at one organization. */
export interface Responsible {
  readonly organizationName: string;
  readonly role: Role;
  /** Nobody holds an office there that reviews. */
  readonly vacant: boolean;
}

/** Who acts for each of these reviewers; `inBranch` where a branch reviews its own members. */
export async function responsibleAt(
  { db, clock }: Now,
  reviewers: readonly { readonly id: Id; readonly inBranch: boolean }[],
): Promise<Responsible[]> {
  const ids = [...new Set(reviewers.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const [names, held] = await Promise.all([
    db.selectFrom('organization').select(['id', 'name']).where('id', 'in', ids).execute(),
    officesOn(db, clock.today())
      .select(['access_grant.organization_id', 'access_grant.role'])
      .distinct()
      .where('access_grant.organization_id', 'in', ids)
      .execute(),
  ]);
  return reviewers.map(({ id, inBranch }) => ({
    organizationName: names.find((organization) => organization.id === id)?.name ?? '',
    ...actingRole(
      inBranch,
      held.filter(({ organization_id }) => organization_id === id).map(({ role }) => role as Role),
    ),
  }));
}
