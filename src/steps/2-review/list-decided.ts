import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { can, requireAccount } from '../../registry/access/index.ts';
import type { Committer } from '../../registry/letters/index.ts';

/** Where a letter of the desk can stand after the decision. */
export const DECIDED = ['returned', 'approved'] as const;

export interface DecidedFilter extends PageRequest {
  readonly state: (typeof DECIDED)[number];
}

export interface DecidedRow {
  readonly letterId: Id;
  readonly number: string;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationName: string;
  readonly version: number;
  readonly itemsCount: number;
  /** Of the letter, so of the decision as long as nobody went on. */
  readonly updatedAt: Date;
}

/** Letters of the actor's desk that wait for their author or for publication, the latest first. */
export async function decidedLetters(ctx: Context, filter: DecidedFilter): Promise<Page<DecidedRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const mine = reviewedBy(ctx);
  if (mine.length === 0) return { rows: [] };
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .innerJoin('round', 'round.id', 'letter.round_id')
    .select(['letter.id', 'letter.number', 'letter.committer', 'letter.committer_name', 'letter.version'])
    .select(['letter.items_count', 'letter.updated_at', 'organization.name as organization_name'])
    .where('letter.reviewer_organization_id', 'in', mine)
    .where('letter.state', '=', filter.state)
    .where('round.state', '=', 'open')
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(letter.updated_at, letter.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('letter.updated_at', 'desc')
    .orderBy('letter.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ updated_at, id }) => [updated_at.toISOString(), id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      letterId: row.id,
      number: row.number,
      committer: row.committer as Committer,
      committerName: row.committer_name,
      organizationName: row.organization_name,
      version: row.version,
      itemsCount: row.items_count,
      updatedAt: row.updated_at,
    })),
  };
}

/** Letters of the actor's desk in open rounds, by where they stand after the decision. */
export async function decidedCounts(
  ctx: Context,
): Promise<{ readonly returned: number; readonly approved: number }> {
  const mine = reviewedBy(ctx);
  const rows =
    mine.length === 0
      ? []
      : await ctx.db
          .selectFrom('letter')
          .innerJoin('round', 'round.id', 'letter.round_id')
          .select(['letter.state', ({ fn }) => fn.countAll<number>().as('count')])
          .where('letter.reviewer_organization_id', 'in', mine)
          .where('letter.state', 'in', [...DECIDED])
          .where('round.state', '=', 'open')
          .groupBy('letter.state')
          .execute();
  const countOf = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { returned: countOf('returned'), approved: countOf('approved') };
}

/** Organizations for which the actor reviews. */
export const reviewedBy = ({ actor }: Pick<Context, 'actor'>): Id[] =>
  actor.grants
    .map(({ organizationId }) => organizationId)
    .filter((id) => can(actor, 'letter.review', { reviewerOrganizationId: id }).allowed);
