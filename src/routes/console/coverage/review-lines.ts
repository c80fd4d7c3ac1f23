import { workingDaysBetween } from '../../../kernel/days.ts';
import type { Context } from '../../../platform/index.ts';
import type { Coverage } from '../../../oversight/coverage/types.ts';
import { NO_REVIEWS, openReviewsBelow, type OpenReviews } from '../../../steps/2-review/index.ts';

export interface ReviewLine {
  readonly key: string;
  /** Of a subordinate, whose own page opens from the line. */
  readonly organizationId: string | null;
  readonly name: string;
  readonly waiting: number;
  readonly overdue: number;
  /** Working days since the first letter was due; 0 when nothing is overdue. */
  readonly longest: number;
}

/** The open reviews of an organization, of each direct subordinate with all below it, and the total. */
export async function reviewLines(ctx: Context, shown: Coverage): Promise<ReviewLine[]> {
  const byBranch = await openReviewsBelow(ctx, shown.roundId, shown.organizationId);
  const today = ctx.clock.today();
  const lineOf = (
    key: string,
    name: string,
    organizationId: string | null,
    reviews: OpenReviews,
  ): ReviewLine => ({
    key,
    name,
    organizationId,
    waiting: reviews.waiting,
    overdue: reviews.overdue,
    longest:
      reviews.firstDueOn !== null && reviews.firstDueOn < today
        ? workingDaysBetween(reviews.firstDueOn, today, ctx.calendar)
        : 0,
  });
  const total = [...byBranch.values()].reduce<OpenReviews>(
    (sum, one) => ({
      waiting: sum.waiting + one.waiting,
      overdue: sum.overdue + one.overdue,
      firstDueOn: [sum.firstDueOn, one.firstDueOn].filter((day) => day !== null).toSorted()[0] ?? null,
    }),
    NO_REVIEWS,
  );
  return [
    lineOf('total', '', null, total),
    lineOf('own', '', null, byBranch.get(shown.path) ?? NO_REVIEWS),
    ...shown.below.map(({ organizationId, name, path }) =>
      lineOf(organizationId, name, organizationId, byBranch.get(path) ?? NO_REVIEWS),
    ),
  ];
}
