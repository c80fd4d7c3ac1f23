import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../platform/index.ts';
import { counts } from './rules.ts';
import type { Headcount, Person } from './types.ts';

type Counted = Pick<Person, 'kind' | 'state' | 'countedOrganizationId'>;

/**
 * Keeps the headcount in the transaction of the change: `before` is counted no more, `after` is counted. Rows are
 * written in the order of their ids, so that two transfers in opposite directions do not lock each other out.
 */
export async function recount(
  tx: TransactionContext,
  before: Counted | null,
  after: Counted | null,
): Promise<void> {
  const deltas = new Map<Id, { members: number; volunteers: number }>();
  const add = (person: Counted | null, sign: 1 | -1): void => {
    if (!person) return;
    const { members, volunteers } = counts(person);
    const sum = deltas.get(person.countedOrganizationId) ?? { members: 0, volunteers: 0 };
    deltas.set(person.countedOrganizationId, {
      members: sum.members + sign * members,
      volunteers: sum.volunteers + sign * volunteers,
    });
  };
  add(before, -1);
  add(after, 1);
  for (const [organizationId, delta] of [...deltas].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (delta.members !== 0 || delta.volunteers !== 0) await addHeadcount(tx, organizationId, delta);
  }
}

/** Adds to one organization's headcount. */
export async function addHeadcount(
  tx: TransactionContext,
  organizationId: Id,
  delta: Headcount,
): Promise<void> {
  const result = await tx.db
    .updateTable('headcount')
    .set({
      members: sql<number>`members + ${delta.members}::int`,
      volunteers: sql<number>`volunteers + ${delta.volunteers}::int`,
    })
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) > 0) return;
  await tx.db
    .insertInto('headcount')
    .values({ organization_id: organizationId, ...delta })
    .onConflict((clash) =>
      clash.column('organization_id').doUpdateSet({
        members: sql<number>`headcount.members + excluded.members`,
        volunteers: sql<number>`headcount.volunteers + excluded.volunteers`,
      }),
    )
    .execute();
}

export interface Drift {
  readonly organizationId: Id;
  readonly kept: Headcount;
  readonly counted: Headcount;
}

/**
 * Counts the people below `pathPrefix` anew and tells where the kept headcount differs (nowhere, if all verbs did their
 * part). With `repair` the kept figures are set right.
 */
export async function recountHeadcount(
  { db }: Pick<Context, 'db'>,
  pathPrefix: string,
  { repair = false }: { readonly repair?: boolean } = {},
): Promise<readonly Drift[]> {
  const { rows } = await sql<DriftRow>`
    select o.id, coalesce(h.members, 0) as kept_members, coalesce(h.volunteers, 0) as kept_volunteers,
      coalesce(c.members, 0) as members, coalesce(c.volunteers, 0) as volunteers
    from organization o
    left join headcount h on h.organization_id = o.id
    left join (
      select p.counted_organization_id as id,
        count(*) filter (where p.kind in ('fullMember', 'probationaryMember')) as members,
        count(*) filter (where p.kind in ('prospectiveMember', 'activist')) as volunteers
      from person p join organization at on at.id = p.counted_organization_id
      where p.state = 'active' and at.path >= ${pathPrefix} and at.path < ${`${pathPrefix}~`}
      group by 1
    ) c on c.id = o.id
    where o.path >= ${pathPrefix} and o.path < ${`${pathPrefix}~`}
      and (coalesce(h.members, 0), coalesce(h.volunteers, 0))
        <> (coalesce(c.members, 0), coalesce(c.volunteers, 0))
    order by o.path`.execute(db);
  if (repair) {
    for (const { id, members, volunteers } of rows) {
      await db
        .insertInto('headcount')
        .values({ organization_id: id, members, volunteers })
        .onConflict((clash) => clash.column('organization_id').doUpdateSet({ members, volunteers }))
        .execute();
    }
  }
  return rows.map((row) => ({
    organizationId: row.id,
    kept: { members: row.kept_members, volunteers: row.kept_volunteers },
    counted: { members: row.members, volunteers: row.volunteers },
  }));
}

interface DriftRow {
  readonly id: Id;
  readonly kept_members: number;
  readonly kept_volunteers: number;
  readonly members: number;
  readonly volunteers: number;
}
