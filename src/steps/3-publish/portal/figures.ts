import { sql, type RawBuilder } from 'kysely';
import type { Office } from '../../../platform/index.ts';
import type { Id } from '../../../kernel/ids.ts';
import { branchBelow } from '../../../registry/organizations/index.ts';
import type { PublicFigures } from './types.ts';

export interface SubtreeFigures extends PublicFigures {
  readonly organizations: number;
  readonly organizationsCommitted: number;
  readonly membersCommitted: number;
}

export interface TreeFigures {
  /** The organization with all below it. */
  readonly total: SubtreeFigures;
  /** By path: the organization alone, and each direct subordinate with all below it. */
  readonly branches: ReadonlyMap<string, SubtreeFigures>;
}

export const NO_FIGURES: SubtreeFigures = {
  items: 0,
  inProgress: 0,
  reportedDone: 0,
  closedOut: 0,
  unfulfilled: 0,
  organizations: 0,
  organizationsCommitted: 0,
  membersCommitted: 0,
};

const NAMES = Object.keys(NO_FIGURES) as readonly (keyof SubtreeFigures)[];

/** Figures of the round for an organization and what lies below it, summed from the counters in one pass. */
export async function treeFigures(
  { db }: Pick<Office, 'db'>,
  roundId: Id | undefined,
  path: string,
): Promise<TreeFigures> {
  if (!roundId) return { total: NO_FIGURES, branches: new Map() };
  const { rows } = await figuresQuery(roundId, path).execute(db);
  const total = Object.fromEntries(
    NAMES.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as unknown as SubtreeFigures;
  return { total, branches: new Map(rows.map((row) => [row.branch, row])) };
}

const figuresQuery = (roundId: Id, path: string): RawBuilder<SubtreeFigures & { branch: string }> => sql`
  select s.branch,
    coalesce(sum(t.items_in_progress + t.items_reported_done + t.items_closed_out + t.items_unfulfilled
      + t.items_under_rectification), 0)::int as "items",
    coalesce(sum(t.items_in_progress), 0)::int as "inProgress",
    coalesce(sum(t.items_reported_done), 0)::int as "reportedDone",
    coalesce(sum(t.items_closed_out), 0)::int as "closedOut",
    coalesce(sum(t.items_unfulfilled + t.items_under_rectification), 0)::int as "unfulfilled",
    count(*) filter (where s.active)::int as "organizations",
    coalesce(sum(t.organization_written), 0)::int as "organizationsCommitted",
    coalesce(sum(t.members_written), 0)::int as "membersCommitted"
  from (
    select o.id, o.state = 'active' as active,
      ${branchBelow(path, sql.ref('o.path'))} as branch
    from organization o
    where o.path >= ${path} and o.path < ${`${path}~`}
  ) s
  left join round_tally t on t.organization_id = s.id and t.round_id = ${roundId}
  group by s.branch`;
