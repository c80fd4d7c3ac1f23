import { sql, type RawBuilder } from 'kysely';
import type { Office } from '../../../platform/index.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { PublicFigures } from './types.ts';

interface FigureRow {
  readonly id: Id;
  readonly in_progress: number;
  readonly reported_done: number;
  readonly closed_out: number;
  readonly unfulfilled: number;
  readonly organizations: number;
  readonly organizations_written: number;
  readonly members_written: number;
}

export interface SubtreeFigures extends PublicFigures {
  readonly organizations: number;
  readonly organizationsCommitted: number;
  readonly membersCommitted: number;
}

const NONE: SubtreeFigures = {
  items: 0,
  inProgress: 0,
  reportedDone: 0,
  closedOut: 0,
  unfulfilled: 0,
  organizations: 0,
  organizationsCommitted: 0,
  membersCommitted: 0,
};

/** Figures of the round for each of these organizations with all below it, summed from the counters. */
export async function subtreeFigures(
  { db }: Pick<Office, 'db'>,
  roundId: Id | undefined,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, SubtreeFigures>> {
  if (ids.length === 0 || !roundId) return new Map(ids.map((id) => [id, NONE]));
  const { rows } = await figuresQuery(roundId, ids).execute(db);
  return new Map(rows.map((row) => [row.id, toFigures(row)]));
}

const toFigures = (row: FigureRow): SubtreeFigures => ({
  items: row.in_progress + row.reported_done + row.closed_out + row.unfulfilled,
  inProgress: row.in_progress,
  reportedDone: row.reported_done,
  closedOut: row.closed_out,
  unfulfilled: row.unfulfilled,
  organizations: row.organizations,
  organizationsCommitted: row.organizations_written,
  membersCommitted: row.members_written,
});

const figuresQuery = (roundId: Id, ids: readonly Id[]): RawBuilder<FigureRow> => sql<FigureRow>`
  select top.id, s.*
  from organization top
  cross join lateral (
    select coalesce(sum(t.items_in_progress), 0) as in_progress,
      coalesce(sum(t.items_reported_done), 0) as reported_done,
      coalesce(sum(t.items_closed_out), 0) as closed_out,
      coalesce(sum(t.items_unfulfilled + t.items_under_rectification), 0) as unfulfilled,
      count(*) filter (where o.state = 'active') as organizations,
      coalesce(sum(t.organization_written), 0) as organizations_written,
      coalesce(sum(t.members_written), 0) as members_written
    from organization o
    left join round_tally t on t.organization_id = o.id and t.round_id = ${roundId}
    where o.path >= top.path and o.path < top.path || '~'
  ) s
  where top.id = any(${[...ids]}::uuid[])`;
