import { sql, type Kysely } from 'kysely';
import type { Database } from '../src/platform/index.ts';

/** What one organization with everything below it comes to, by going through every person, letter and record. */
export interface RawCoverage {
  readonly organizationId: string;
  readonly name: string;
  /** kind → [expected or registered, written, oral, exempt] */
  readonly people: Readonly<Record<string, readonly [number, number, number, number]>>;
  /** [expected, written, exempt] */
  readonly organizations: readonly [number, number, number];
  /** state → how many */
  readonly items: Readonly<Record<string, number>>;
}

/**
 * Coverage of a round at every node, from raw rows alone: no counter, no path, no code of the product. The tree is
 * followed by superiors.
 */
export async function rawCoverage(db: Kysely<Database>, roundId: string): Promise<RawCoverage[]> {
  const { rows } = await sql<RawCoverage>`
    with recursive tree as (
      select id as node, id from organization
      union all
      select tree.node, o.id from tree join organization o on o.parent_id = tree.id
    ), someone as (
      select p.counted_organization_id as at, p.kind,
        exists (select from letter l where l.round_id = ${roundId} and l.person_id = p.id
          and (l.published_version > 0 or l.state = 'submitted' or l.state = 'approved')) as written,
        exists (select from oral_commitment c where c.round_id = ${roundId} and c.person_id = p.id) as oral,
        exists (select from exemption e where e.round_id = ${roundId} and e.person_id = p.id
          and e.ended_at is null) as exempt
      from person p where p.state = 'active'
    ), by_kind as (
      select tree.node, s.kind, count(*) as all_of_them, count(*) filter (where s.written) as written,
        count(*) filter (where s.oral) as oral, count(*) filter (where s.exempt) as exempt
      from tree join someone s on s.at = tree.id group by 1, 2
    ), places as (
      select tree.node, count(*) as all_of_them,
        count(*) filter (where exists (select from letter l where l.round_id = ${roundId}
          and l.organization_id = o.id and l.person_id is null
          and (l.published_version > 0 or l.state = 'submitted' or l.state = 'approved'))) as written,
        count(*) filter (where exists (select from exemption e where e.round_id = ${roundId}
          and e.organization_id = o.id and e.person_id is null and e.ended_at is null)) as exempt
      from tree join organization o on o.id = tree.id where o.state = 'active' group by 1
    ), by_state as (
      select tree.node, item.state, count(*) as n
      from tree join item on item.organization_id = tree.id and item.round_id = ${roundId} group by 1, 2
    )
    select o.id as "organizationId", o.name,
      coalesce((select jsonb_object_agg(kind, jsonb_build_array(all_of_them, written, oral, exempt))
        from by_kind where node = o.id), '{}') as people,
      coalesce((select jsonb_build_array(all_of_them, written, exempt) from places where node = o.id), '[0,0,0]')
        as organizations,
      coalesce((select jsonb_object_agg(state, n) from by_state where node = o.id), '{}') as items
    from organization o where o.state = 'active' order by o.name, o.id`.execute(db);
  return rows;
}
