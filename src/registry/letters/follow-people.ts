import { sql, type RawBuilder } from 'kysely';
import { audit, transact, type Context, type Moved, type TransactionContext } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { WAY_LINES } from './tally.ts';

/**
 * Looks after what `followWithin` has to keep in step with people: a transfer that met a record being written, a file
 * that came in beside the program. Run by the program. @returns how many records followed
 */
export async function followPeople(ctx: Context, who: Moved = {}): Promise<number> {
  permit(ctx.actor, 'round.manage', {});
  return transact(ctx, async (tx) => {
    const followed = await followWithin(tx, who);
    if (followed > 0) {
      await audit(tx, {
        action: 'letter.follow-people',
        subjectKind: 'round',
        subjectId: '',
        detail: { followed },
      });
    }
    return followed;
  });
}

/**
 * Lets letters, oral commitments and exemptions of open rounds count where and as what their people count now: after a
 * transfer, a change of kind, a departure, a merge, an import. A letter itself stays where it was written; an exemption
 * ends when its person is no longer expected. Part of the transaction that changes the people.
 */
export async function followWithin(tx: TransactionContext, who: Moved): Promise<number> {
  const { rows } = await follow(tx, who).execute(tx.db);
  return rows[0]?.followed ?? 0;
}

const COUNTS_AS = sql<string>`case when person.state = 'left' then 'gone' else person.kind end`;
const EXPECTED = sql<boolean>`person.state = 'active' and person.kind in ('fullMember', 'probationaryMember')`;
const AT = sql<string>`person.counted_organization_id`;

const among = ({ personIds, changedSince }: Moved): RawBuilder<boolean> => {
  if (personIds) return sql<boolean>`person.id = any(${[...personIds]}::uuid[])`;
  return changedSince ? sql<boolean>`person.updated_at >= ${changedSince}` : sql<boolean>`true`;
};

/** Columns that follow people; the organization's own never do. */
const COLUMNS = [...new Set(WAY_LINES.map(({ column }) => column))].filter(
  (column) => !column.startsWith('organization'),
);

const WAYS = sql.join(WAY_LINES.map(({ way, as, column }) => sql`(${way}, ${as}, ${column})`));

const follow = (tx: TransactionContext, who: Moved): RawBuilder<{ followed: number }> => sql`
  with letters as (
    select letter.id, letter.round_id, letter.counts_as as was, letter.counts_at as was_at, ${COUNTS_AS} as now,
      ${AT} as now_at,
      letter.published_version is not null or letter.state in ('submitted', 'approved', 'published') as written
    from letter join person on person.id = letter.person_id join round on round.id = letter.round_id
    where round.state = 'open' and ${among(who)}
      and (letter.counts_as, letter.counts_at) is distinct from (${COUNTS_AS}, ${AT})
    order by letter.id for update of letter
  ), orals as (
    select oral.id, oral.round_id, oral.counts_as as was, oral.organization_id as was_at, ${COUNTS_AS} as now,
      ${AT} as now_at
    from oral_commitment oral join person on person.id = oral.person_id join round on round.id = oral.round_id
    where round.state = 'open' and ${among(who)}
      and (oral.counts_as, oral.organization_id) is distinct from (${COUNTS_AS}, ${AT})
    order by oral.id for update of oral
  ), exemptions as (
    select e.id, e.round_id, e.counts_as as was, e.organization_id as was_at, ${COUNTS_AS} as now, ${AT} as now_at,
      ${EXPECTED} as expected
    from exemption e join person on person.id = e.person_id join round on round.id = e.round_id
    where round.state = 'open' and e.ended_at is null and ${among(who)}
      and (e.counts_as, e.organization_id) is distinct from (${COUNTS_AS}, ${AT})
    order by e.id for update of e
  ), moved_letters as (
    update letter set counts_as = l.now, counts_at = l.now_at from letters l where letter.id = l.id
  ), moved_orals as (
    update oral_commitment set counts_as = o.now, organization_id = o.now_at from orals o
    where oral_commitment.id = o.id
  ), moved_exemptions as (
    update exemption set
      counts_as = case when e.expected then e.now else counts_as end,
      organization_id = case when e.expected then e.now_at else organization_id end,
      ended_at = case when e.expected then null else ${tx.clock.now()}::timestamptz end
    from exemptions e where exemption.id = e.id
  ), changes as (
    select round_id, was_at as at, 'written' as way, was as kind, -1 as n from letters where written
    union all select round_id, now_at, 'written', now, 1 from letters where written
    union all select round_id, was_at, 'oral', was, -1 from orals
    union all select round_id, now_at, 'oral', now, 1 from orals
    union all select round_id, was_at, 'exempt', was, -1 from exemptions
    union all select round_id, now_at, 'exempt', now, 1 from exemptions where expected
  ), counted as (
    insert into round_tally (round_id, organization_id, ${sql.join(COLUMNS.map((name) => sql.ref(name)))})
    select round_id, at, ${sql.join(COLUMNS.map((name) => sql`coalesce(sum(n) filter (where ways.name = ${name}), 0)`))}
    from changes join (values ${WAYS}) as ways (way, kind, name) using (way, kind)
    group by round_id, at order by round_id, at
    on conflict (round_id, organization_id) do update set ${sql.join(
      COLUMNS.map(
        (name) => sql`${sql.ref(name)} = ${sql.ref(`round_tally.${name}`)} + ${sql.ref(`excluded.${name}`)}`,
      ),
    )}
  )
  select ((select count(*) from letters) + (select count(*) from orals) + (select count(*) from exemptions))::int
    as followed`;
