import { sql } from 'kysely';
import type { TransactionContext } from '../../platform/index.ts';
import type { Organization } from './types.ts';

type Place = Pick<Organization, 'path' | 'depth'>;

/**
 * Rewrites the paths of everything below `from`, in one statement, after `from` itself was put elsewhere. Closed
 * organizations go with it: they stay where they were in the tree.
 */
export async function relocateBelow(tx: TransactionContext, from: Place, to: Place): Promise<number> {
  const result = await tx.db
    .updateTable('organization')
    .set({
      path: sql<string>`${to.path} || substr(path, ${from.path.length + 1}::int)`,
      depth: sql<number>`depth + ${to.depth - from.depth}::int`,
      updated_at: tx.clock.now(),
    })
    .where('path', '>', from.path)
    .where('path', '<', `${from.path}~`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Hands the active subordinates of `from`, with everything below them, over to `to`, in one statement. Subordinates
 * closed before stay with `from`. @returns how many active organizations went over
 */
export async function handOverBelow(
  tx: TransactionContext,
  from: Organization,
  to: Organization,
  firstPosition: number,
): Promise<number> {
  const isChild = sql<boolean>`parent_id = ${from.id}::uuid`;
  const moved = await tx.db
    .updateTable('organization')
    .set({
      path: sql<string>`${to.path} || substr(path, ${from.path.length + 1}::int)`,
      depth: sql<number>`depth + ${to.depth - from.depth}::int`,
      position: sql<number>`case when ${isChild} then position + ${firstPosition}::int else position end`,
      revision: sql<number>`case when ${isChild} then revision + 1 else revision end`,
      parent_id: sql<string>`case when ${isChild} then ${to.id}::uuid else parent_id end`,
      updated_at: tx.clock.now(),
    })
    .where('path', '>', from.path)
    .where('path', '<', `${from.path}~`)
    .where(
      sql<boolean>`not exists (select from organization closed
        where closed.parent_id = ${from.id}::uuid and closed.state = 'closed'
        and organization.path >= closed.path and organization.path < closed.path || '~')`,
    )
    .returning('state')
    .execute();
  return moved.filter(({ state }) => state === 'active').length;
}

/**
 * Hands the active people of `from` over to `to`, at home and as hosts, together with the headcount. They are rows of a
 * later room, written here because a merge is one change or none.
 */
export async function handOverPeople(
  tx: TransactionContext,
  from: Organization,
  to: Organization,
): Promise<number> {
  const [a, b] = [sql`${from.id}::uuid`, sql`${to.id}::uuid`];
  const home = sql<string>`case when organization_id = ${a} then ${b} else organization_id end`;
  // A host that becomes the home is no host any more.
  const host = sql<
    string | null
  >`nullif(case when host_organization_id = ${a} then ${b} else host_organization_id end, ${home})`;
  const moved = await tx.db
    .updateTable('person')
    .set({
      organization_id: home,
      host_organization_id: host,
      counted_organization_id: sql<string>`coalesce(${host}, ${home})`,
      revision: sql<number>`revision + 1`,
      updated_at: tx.clock.now(),
    })
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('organization_id', '=', from.id), eb('counted_organization_id', '=', from.id)]))
    .returning('id')
    .execute();
  // Not every organization has a headcount before the first person is counted there.
  await sql`
    insert into headcount (organization_id, members, probationary_members, volunteers, activists)
    select ${to.id}::uuid, members, probationary_members, volunteers, activists
    from headcount where organization_id = ${from.id}
    on conflict (organization_id) do update set
      members = headcount.members + excluded.members,
      probationary_members = headcount.probationary_members + excluded.probationary_members,
      volunteers = headcount.volunteers + excluded.volunteers,
      activists = headcount.activists + excluded.activists`.execute(tx.db);
  await tx.db
    .updateTable('headcount')
    .set({ members: 0, probationary_members: 0, volunteers: 0, activists: 0 })
    .where('organization_id', '=', from.id)
    .execute();
  if (moved.length > 0) await tx.followPeople(tx, { personIds: moved.map(({ id }) => id) });
  return moved.length;
}
