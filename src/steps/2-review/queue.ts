import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { workingDaysBetween, type Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { can, requireAccount } from '../../registry/access/index.ts';
import type { Committer, Letter } from '../../registry/letters/index.ts';
import { reviewedBy } from './list-decided.ts';
import { responsibleAt, type Responsible } from './offices.ts';

export interface QueueFilter extends PageRequest {
  readonly committer?: Committer;
  /** Only letters whose day has passed. */
  readonly overdue?: boolean;
  /** Only letters the checks did not warn of. */
  readonly clean?: boolean;
  readonly level?: 1 | 2;
  /** Piece of the committer's name. */
  readonly text?: string;
  /** Path of the organization whose subtree is shown. */
  readonly within?: string;
}

export interface QueueRow {
  readonly letterId: Id;
  readonly number: string;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly version: number;
  readonly itemsCount: number;
  readonly submittedAt: Date;
  readonly reviewDueOn: Day;
  /** Negative when overdue. */
  readonly workingDaysLeft: number;
  readonly level: 1 | 2;
  /** What the checks warned of when the letter was handed in. */
  readonly warnings: number | null;
  /** The letter's revision, to decide on what was seen. */
  readonly revision: number;
  /** False for what the actor wrote or stands behind: a second person decides (product law 4). */
  readonly mayDecide: boolean;
  /** Who has to act: always one role at one organization. */
  readonly responsible: Responsible;
}

/** Who approved the letter at the first level and so does not decide at the second. */
const firstReviewers = sql<Id[] | null>`(select array_agg(review.account_id) from review
  where review.letter_id = letter.id and review.version = letter.version and review.level = 1
    and review.decision = 'approved' and review.undone_at is null and letter.review_level = 2)`;

/** Letters that wait for the actor's review, the most urgent first. */
export async function reviewQueue(ctx: Context, filter: QueueFilter = {}): Promise<Page<QueueRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const waiting = await waitingFor(ctx);
  if (!waiting) return { rows: [] };
  const today = ctx.clock.today();
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select([
      'letter.id',
      'letter.number',
      'letter.committer',
      'letter.committer_name',
      'letter.organization_id',
    ])
    .select([
      'letter.person_id',
      'letter.version',
      'letter.items_count',
      'letter.submitted_at',
      'letter.review_due_on',
    ])
    .select(['letter.review_level', 'letter.warnings_count', 'letter.revision'])
    .select(['letter.submitted_by', 'letter.entered_by', 'letter.reviewer_organization_id'])
    .select(['organization.name as organization_name', 'organization.path', 'organization.parent_id'])
    .select(firstReviewers.as('first_reviewers'))
    .where(waiting.condition)
    .$if(filter.committer !== undefined, (query) => query.where('letter.committer', '=', filter.committer!))
    .$if(filter.clean === true, (query) => query.where('letter.warnings_count', '=', 0))
    .$if(filter.level !== undefined, (query) => query.where('letter.review_level', '=', filter.level!))
    .$if(Boolean(filter.text), (query) =>
      query.where('letter.committer_name', 'like', `%${(filter.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`),
    )
    .$if(filter.overdue === true, (query) => query.where('letter.review_due_on', '<', today))
    .$if(filter.within !== undefined, (query) =>
      query
        .where('organization.path', '>=', filter.within ?? '')
        .where('organization.path', '<', `${filter.within}~`),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(letter.review_due_on, letter.id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('letter.review_due_on')
    .orderBy('letter.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ review_due_on, id }) => [review_due_on, id]);
  const acting = page.rows.map(
    (row) => waiting.actingFor(row.reviewer_organization_id, row.parent_id) ?? row.organization_id,
  );
  const responsible = await responsibleAt(
    ctx,
    page.rows.map((row, i) => ({
      id: acting[i]!,
      inBranch: row.committer === 'person' && acting[i] === row.organization_id,
    })),
  );
  return {
    ...page,
    rows: page.rows.map((row, i) => ({
      letterId: row.id,
      number: row.number,
      committer: row.committer as Committer,
      committerName: row.committer_name,
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      version: row.version,
      itemsCount: row.items_count,
      submittedAt: row.submitted_at!,
      reviewDueOn: row.review_due_on!,
      workingDaysLeft: workingDaysBetween(today, row.review_due_on!, ctx.calendar),
      level: row.review_level as 1 | 2,
      warnings: row.warnings_count,
      revision: row.revision,
      responsible: responsible[i]!,
      mayDecide: can(ctx.actor, 'letter.review', {
        organizationId: row.organization_id,
        path: row.path,
        parentId: row.parent_id,
        reviewerOrganizationId: acting[i]!,
        personId: row.person_id,
        state: 'submitted',
        authors: [row.submitted_by, row.entered_by, ...(row.first_reviewers ?? [])],
      }).allowed,
    })),
  };
}

/** How many letters wait for the actor, and when the first is due. */
export async function reviewLoad(
  ctx: Context,
): Promise<{ count: number; overdue: number; firstDueOn: Day | null }> {
  const waiting = await waitingFor(ctx);
  if (!waiting) return { count: 0, overdue: 0, firstDueOn: null };
  const found = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min<Day | null>('letter.review_due_on').as('first'),
    ])
    .select(({ fn }) =>
      fn.countAll<number>().filterWhere('letter.review_due_on', '<', ctx.clock.today()).as('overdue'),
    )
    .where(waiting.condition)
    .executeTakeFirstOrThrow();
  return { count: found.count, overdue: found.overdue, firstDueOn: found.first };
}

/** The letters before and after one in the order of the actor's queue. */
export async function neighbors(
  ctx: Context,
  letter: Pick<Letter, 'id' | 'reviewDueOn'>,
): Promise<{ previous: Id | null; next: Id | null }> {
  const waiting = await waitingFor(ctx);
  if (!waiting || letter.reviewDueOn === null) return { previous: null, next: null };
  const beside = (order: 'asc' | 'desc') =>
    ctx.db
      .selectFrom('letter')
      .innerJoin('organization', 'organization.id', 'letter.organization_id')
      .select('letter.id')
      .where(waiting.condition)
      .where(
        sql<boolean>`(letter.review_due_on, letter.id) ${sql.raw(order === 'asc' ? '>' : '<')}
          (${letter.reviewDueOn}::date, ${letter.id}::uuid)`,
      )
      .orderBy('letter.review_due_on', order)
      .orderBy('letter.id', order)
      .limit(1)
      .executeTakeFirst();
  const [previous, next] = await Promise.all([beside('desc'), beside('asc')]);
  return { previous: previous?.id ?? null, next: next?.id ?? null };
}

interface Waiting {
  readonly condition: RawBuilder<SqlBool>;
  /** The reviewer of today for the one frozen at submission. */
  actingFor(reviewerOrganizationId: Id | null, parentId: Id | null): Id | null;
}

/**
 * Letters whose reviewer is one of the actor's organizations, or was one that is closed now and passed its reviews on:
 * to its successor, else to the committer's present superior.
 */
async function waitingFor(ctx: Context): Promise<Waiting | undefined> {
  const mine = reviewedBy(ctx);
  if (mine.length === 0) return undefined;
  const { rows } = await sql<{ id: Id; acting: Id | null }>`
    with recursive passed_on as (
      select id, id as acting from organization where id = any(${mine}::uuid[])
      union all
      select o.id, passed_on.acting from passed_on
        join organization o on o.successor_id = passed_on.id and o.state = 'closed'
    )
    select id, acting from passed_on
    union all
    select id, null from organization where state = 'closed' and successor_id is null`.execute(ctx.db);
  const acting = new Map(rows.map((row) => [row.id, row.acting]));
  const direct = rows.filter((row) => row.acting !== null).map(({ id }) => id);
  const orphaned = rows.filter((row) => row.acting === null).map(({ id }) => id);
  return {
    condition: sql<SqlBool>`letter.state = 'submitted' and (
      letter.reviewer_organization_id = any(${direct}::uuid[])
      or (letter.reviewer_organization_id = any(${orphaned}::uuid[]) and organization.parent_id = any(${mine}::uuid[]))
    )`,
    actingFor: (reviewer, parentId) => (reviewer === null ? null : (acting.get(reviewer) ?? parentId)),
  };
}
