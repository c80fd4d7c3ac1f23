import { sql, type RawBuilder } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { ITEM_COLUMN, LETTER_COLUMN, ORAL_COLUMN, tally, WRITTEN_COLUMN, type TallyColumn } from './tally.ts';

export interface Drift {
  readonly organizationId: Id;
  readonly column: TallyColumn;
  readonly counted: number;
  readonly stored: number;
}

const MOST = 1000;

/** Where the counters of a round differ from what the letters, items and records say; empty when they are right. */
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
    for (const { organizationId, column, counted, stored } of rows) {
      await tally(tx, roundId, organizationId, { [column]: counted - stored });
    }
    if (rows.length > 0) {
      await audit(tx, {
        action: 'letter.repair-tally',
        subjectKind: 'round',
        subjectId: roundId,
        detail: { rows: rows.length },
      });
    }
    return rows;
  });
}

/** Nobody counts while it is being recounted. */
const holdTally = (tx: TransactionContext) => sql`lock table round_tally in exclusive mode`.execute(tx.db);

const ALL_COLUMNS = [
  'members_written', 'members_oral', 'members_exempt', 'volunteers_taking_part', 'organization_written',
  'organization_exempt', ...Object.values(LETTER_COLUMN), ...Object.values(ITEM_COLUMN),
] as const satisfies readonly TallyColumn[]; // prettier-ignore

/** `case value when 'draft' then 'letters_draft' … end`. */
const columnOf = (
  value: string,
  columns: Readonly<Record<string, TallyColumn | undefined>>,
): RawBuilder<string> => {
  const cases = Object.entries(columns).flatMap(([key, column]) =>
    column ? [sql`when ${sql.lit(key)} then ${sql.lit(column)}`] : [],
  );
  return sql<string>`case ${sql.ref(value)} ${sql.join(cases, sql` `)} end`;
};

const driftOf = (roundId: Id): RawBuilder<Drift> => sql<Drift>`
  with found as (
    select counts_at as organization_id, ${columnOf('counts_as', WRITTEN_COLUMN)} as column_name from letter
      where round_id = ${roundId}
        and (published_version is not null or state in ('submitted', 'approved', 'published'))
    union all
    select organization_id, ${columnOf('state', LETTER_COLUMN)} from letter where round_id = ${roundId}
    union all
    select organization_id, ${columnOf('state', ITEM_COLUMN)} from item where round_id = ${roundId}
    union all
    select organization_id, ${columnOf('counts_as', ORAL_COLUMN)} from oral_commitment where round_id = ${roundId}
    union all
    select organization_id, case when person_id is null then 'organization_exempt' else 'members_exempt' end
      from exemption where round_id = ${roundId} and ended_at is null
  ), counted as (
    select organization_id, column_name, count(*)::int as n from found where column_name is not null group by 1, 2
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
  order by 1, 2
  limit ${MOST}`;
