import { sql } from 'kysely';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../../registry/access/index.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import { HASTE_SECONDS } from './types.ts';

const ROWS_MOST = 500;

/** How one organization reviews; signals of the process, in the order of the tree, never a ranking. */
export interface ReviewFigures {
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly decided: number;
  readonly sentBack: number;
  /** Decided after the day they had to be decided by. */
  readonly late: number;
  /** Median days from handing in to the decision; null without a decision. */
  readonly medianDays: number | null;
  /** Approved within seconds of the same person's decision before. */
  readonly hasty: number;
  readonly waiting: number;
  readonly overdue: number;
  /** Letters wait and nobody holds an office there that reviews. */
  readonly vacant: boolean;
}

export interface StatisticsRequest {
  readonly roundId: Id;
  readonly organizationId: Id;
  readonly from?: Day;
  readonly to?: Day;
}

/**
 * Figures of an organization and its direct subordinates as reviewers. Whoever sees the subtree sees them; taken back
 * decisions do not count.
 */
export async function reviewStatistics(ctx: Context, request: StatisticsRequest): Promise<ReviewFigures[]> {
  const { path } = await organizationFacts(ctx, request.organizationId);
  permit(ctx.actor, 'coverage.read', { organizationId: request.organizationId, path });
  const { rows } = await sql<ReviewFigures>`
    with reviewers as (
      select id, name, path from organization
      where state = 'active' and (id = ${request.organizationId} or parent_id = ${request.organizationId})
      limit ${ROWS_MOST}
    ), decisions as (
      select review.*, review.at - lag(review.at) over (partition by review.account_id order by review.id) as since_last
      from review join letter on letter.id = review.letter_id
      where review.organization_id in (select id from reviewers)
        and letter.round_id = ${request.roundId} and review.undone_at is null
        and (${request.from ?? null}::date is null or (review.at at time zone 'Asia/Shanghai')::date >= ${request.from ?? null}::date)
        and (${request.to ?? null}::date is null or (review.at at time zone 'Asia/Shanghai')::date <= ${request.to ?? null}::date)
    ), figures as (
      select organization_id, count(*) as decided,
        count(*) filter (where decision = 'returned') as sent_back,
        count(*) filter (where (at at time zone 'Asia/Shanghai')::date > due_on) as late,
        percentile_cont(0.5) within group (order by extract(epoch from at - waited_since) / 86400) as median_days,
        count(*) filter (where decision = 'approved' and since_last < make_interval(secs => ${HASTE_SECONDS})) as hasty
      from decisions group by organization_id
    ), open as (
      select reviewer_organization_id as organization_id, count(*) as waiting,
        count(*) filter (where review_due_on < ${ctx.clock.today()}) as overdue
      from letter where state = 'submitted' and round_id = ${request.roundId}
        and reviewer_organization_id in (select id from reviewers)
      group by reviewer_organization_id
    )
    select reviewers.id as "organizationId", reviewers.name as "organizationName",
      coalesce(figures.decided, 0)::int as decided, coalesce(figures.sent_back, 0)::int as "sentBack",
      coalesce(figures.late, 0)::int as late, figures.median_days::float8 as "medianDays",
      coalesce(figures.hasty, 0)::int as hasty, coalesce(open.waiting, 0)::int as waiting,
      coalesce(open.overdue, 0)::int as overdue,
      coalesce(open.waiting, 0) > 0 and not exists (
        select from access_grant held join account on account.id = held.account_id
        where held.organization_id = reviewers.id and held.role in ('office', 'secretary')
          and held.ended_at is null and account.state <> 'disabled' and held.from_day <= ${ctx.clock.today()}
          and (held.until_day is null or held.until_day >= ${ctx.clock.today()})) as vacant
    from reviewers left join figures on figures.organization_id = reviewers.id
      left join open on open.organization_id = reviewers.id
    order by length(reviewers.path), reviewers.path`.execute(ctx.db);
  return rows;
}
