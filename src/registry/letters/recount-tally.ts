import { sql, type RawBuilder } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { followWithin } from './follow-people.ts';
import { ITEM_COLUMN, LETTER_COLUMN, tally, WAY_LINES, type TallyColumn } from './tally.ts';

export interface Drift {
  readonly organizationId: Id;
  readonly column: TallyColumn;
  readonly counted: number;
  readonly stored: number;
}

/**
 * Where the counters of a round differ from what the people, letters, items and records say; empty when they are right.
 */
export async function recountTally(ctx: Context, roundId: Id): Promise<Drift[]> {
  permit(ctx.actor, 'round.manage', {});
  const { rows } = await driftOf(roundId).execute(ctx.db);
  return rows;
}

/** Corrects what `recountTally` finds. Run by the program. @returns what was wrong */
export async function repairTally(ctx: Context, roundId: Id): Promise<Drift[]> {
  permit(ctx.actor, 'round.manage', {});
  return transact(ctx, async (tx) => {
    await holdTally(tx);
    const { rows } = await driftOf(roundId).execute(tx.db);
    // Where records count first, then how many there are.
    await followWithin(tx, {});
    const left = await driftOf(roundId).execute(tx.db);
    for (const { organizationId, column, counted, stored } of left.rows) {
      await tally(tx, roundId, organizationId, { [column]: counted - stored });
    }
    if (rows.length > 0) {
      await audit(tx, {
        action: 'letter.repair-tally',
        subjectKind: 'round',
        subjectId: roundId,
        detail: { drift: rows.slice(0, 100), rows: rows.length },
      });
    }
    return rows;
  });
}

/** Nobody counts while it is being recounted. */
const holdTally = (tx: TransactionContext) => sql`lock table round_tally in exclusive mode`.execute(tx.db);

const ALL_COLUMNS: readonly TallyColumn[] = [
  ...new Set(WAY_LINES.map(({ column }) => column)),
  ...Object.values(LETTER_COLUMN),
  ...Object.values(ITEM_COLUMN),
];

/** `case value when 'draft' then 'letters_draft' … end`. */
const columnOf = (value: string, columns: Readonly<Record<string, TallyColumn>>): RawBuilder<string> => {
  const cases = Object.entries(columns).map(
    ([key, column]) => sql`when ${sql.lit(key)} then ${sql.lit(column)}`,
  );
  return sql<string>`case ${sql.ref(value)} ${sql.join(cases, sql` `)} end`;
};

/** In an open round everybody counts where and as what they are counted now; a closed one keeps what it had. */
const nowOf = (kept: string, now: string): RawBuilder<string> =>
  sql<string>`case when round.state = 'open' and person.id is not null then ${sql.raw(now)} else ${sql.raw(kept)} end`;
const KIND_NOW = `case when person.state = 'left' then 'gone' else person.kind end`;
const PLACE_NOW = 'person.counted_organization_id';

const driftOf = (roundId: Id): RawBuilder<Drift> => sql<Drift>`
  with taking_part as (
    select ${nowOf('letter.counts_at', PLACE_NOW)} as organization_id, 'written' as way,
        ${nowOf('letter.counts_as', KIND_NOW)} as kind
      from letter join round on round.id = letter.round_id left join person on person.id = letter.person_id
      where round_id = ${roundId}
        and (published_version is not null or letter.state in ('submitted', 'approved', 'published'))
    union all
    select ${nowOf('oral.organization_id', PLACE_NOW)}, 'oral', ${nowOf('oral.counts_as', KIND_NOW)}
      from oral_commitment oral join round on round.id = oral.round_id left join person on person.id = oral.person_id
      where round_id = ${roundId}
    union all
    select ${nowOf('e.organization_id', PLACE_NOW)}, 'exempt', ${nowOf('e.counts_as', KIND_NOW)}
      from exemption e join round on round.id = e.round_id left join person on person.id = e.person_id
      where round_id = ${roundId} and e.ended_at is null
  ), found as (
    select organization_id, ways.name as column_name from taking_part
      join (values ${sql.join(WAY_LINES.map(({ way, as, column }) => sql`(${way}, ${as}, ${column})`))})
        as ways (way, kind, name) using (way, kind)
    union all
    select organization_id, ${columnOf('state', LETTER_COLUMN)} from letter where round_id = ${roundId}
    union all
    select organization_id, ${columnOf('state', ITEM_COLUMN)} from item where round_id = ${roundId}
  ), counted as (
    select organization_id, column_name, count(*)::int as n from found group by 1, 2
  ), stored as (
    select t.organization_id, v.column_name, v.n from round_tally t
      cross join lateral (values ${sql.join(
        ALL_COLUMNS.map((column) => sql`(${sql.lit(column)}, ${sql.ref(`t.${column}`)})`),
      )}) as v (column_name, n)
      where t.round_id = ${roundId}
  )
  select organization_id as "organizationId", column_name as "column",
    coalesce(counted.n, 0) as counted, coalesce(stored.n, 0) as stored
  from counted full join stored using (organization_id, column_name)
  where coalesce(counted.n, 0) <> coalesce(stored.n, 0)
  order by 1, 2`;
