import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { permit } from '../access/index.ts';

export interface HeadcountDrift {
  readonly organizationId: Id;
  readonly column: 'members' | 'probationary_members' | 'volunteers' | 'activists';
  readonly counted: number;
  readonly stored: number;
}

/**
 * Counts the people below `pathPrefix` anew and tells where the kept headcount differs: nowhere, if all verbs did their
 * part.
 */
export async function recountHeadcount(
  { db }: Pick<Context, 'db'>,
  pathPrefix: string,
): Promise<HeadcountDrift[]> {
  const { rows } = await sql<HeadcountDrift>`
    select o.id as "organizationId", v.name as "column", v.counted::int, v.stored::int
    from organization o
    left join headcount h on h.organization_id = o.id
    left join (
      select p.counted_organization_id as id,
        count(*) filter (where p.kind in ('fullMember', 'probationaryMember')) as members,
        count(*) filter (where p.kind = 'probationaryMember') as probationary,
        count(*) filter (where p.kind in ('prospectiveMember', 'activist')) as volunteers,
        count(*) filter (where p.kind = 'activist') as activists
      from person p join organization at on at.id = p.counted_organization_id
      where p.state = 'active' and at.path >= ${pathPrefix} and at.path < ${`${pathPrefix}~`}
      group by 1
    ) c on c.id = o.id
    cross join lateral (values
      ('members', coalesce(c.members, 0), coalesce(h.members, 0)),
      ('probationary_members', coalesce(c.probationary, 0), coalesce(h.probationary_members, 0)),
      ('volunteers', coalesce(c.volunteers, 0), coalesce(h.volunteers, 0)),
      ('activists', coalesce(c.activists, 0), coalesce(h.activists, 0))
    ) as v (name, counted, stored)
    where o.path >= ${pathPrefix} and o.path < ${`${pathPrefix}~`} and v.counted <> v.stored
    order by o.path, v.name`.execute(db);
  return rows;
}

/** Corrects what `recountHeadcount` finds everywhere. Run by the program. @returns what was wrong */
export async function repairHeadcount(ctx: Context): Promise<HeadcountDrift[]> {
  permit(ctx.actor, 'round.manage', {});
  return transact(ctx, async (tx) => {
    // Nobody counts while it is being recounted.
    await sql`lock table headcount in exclusive mode`.execute(tx.db);
    const drift = await recountHeadcount(tx, '/');
    for (const { organizationId, column, counted } of drift) {
      await sql`
        insert into headcount (organization_id, members, volunteers) values (${organizationId}, 0, 0)
        on conflict do nothing`.execute(tx.db);
      await sql`
        update headcount set ${sql.ref(column)} = ${counted} where organization_id = ${organizationId}`.execute(
        tx.db,
      );
    }
    if (drift.length > 0) {
      await audit(tx, {
        action: 'person.repair-headcount',
        subjectKind: 'organization',
        subjectId: '',
        detail: { drift: drift.slice(0, 100), rows: drift.length },
      });
    }
    return drift;
  });
}
