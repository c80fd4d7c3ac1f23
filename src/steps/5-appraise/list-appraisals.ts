import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { requireAccount, where } from '../../registry/access/index.ts';
import type { Committer } from '../../registry/letters/types.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';
import type { AppraisalStage } from './types.ts';

export interface AppraisalRow {
  readonly letterId: Id;
  readonly number: string;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationName: string;
  readonly items: number;
  readonly closedOut: number;
  /** Found unfulfilled or under a rectification order. */
  readonly unkept: number;
  readonly selfScore: number | null;
  readonly leaderScore: number | null;
  /** Null also when too few ballots were counted; see `ballotsHeld`. */
  readonly publicScore: number | null;
  readonly ballotsHeld: boolean;
  readonly total: number | null;
  readonly grade: string | null;
  readonly state: 'open' | 'proposed' | 'confirmed';
}

export interface AppraisalRequest extends PageRequest {
  readonly roundId: Id;
  /** Organization whose subtree is shown. */
  readonly scopeId: Id;
  readonly stage?: AppraisalStage | undefined;
  readonly committer?: Committer | undefined;
}

const newest = (table: string, column: string) =>
  sql<number | null>`(select part.${sql.ref(column)} from ${sql.table(table)} as part
    where part.letter_id = letter.id order by part.id desc limit 1)`;

const itemsIn = (states: readonly string[]) =>
  sql<number>`(select count(*)::int from item where item.letter_id = letter.id and item.state = any(${[...states]}::text[]))`;

/** Published letters of a subtree in the order of the tree, with what their appraisal still lacks. */
export async function listAppraisals(ctx: Context, request: AppraisalRequest): Promise<Page<AppraisalRow>> {
  requireAccount(ctx.actor);
  const { path } = await organizationFacts(ctx, request.scopeId);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const { stage } = request;
  const rows = await ctx.db
    .selectFrom('organization')
    .innerJoin('letter', 'letter.organization_id', 'organization.id')
    .leftJoin('assessment', 'assessment.letter_id', 'letter.id')
    .select([
      'letter.id',
      'letter.number',
      'letter.committer',
      'letter.committer_name',
      'organization.name',
      'organization.path',
      'assessment.total',
      'assessment.grade',
      'assessment.state',
      newest('self_check', 'score').as('self_score'),
      newest('leader_comment', 'score').as('leader_score'),
      newest('public_appraisal', 'score').as('public_score'),
      sql<boolean>`exists (select from public_appraisal held where held.letter_id = letter.id)`.as(
        'ballots_held',
      ),
      itemsIn(['inProgress', 'reportedDone', 'closedOut', 'unfulfilled', 'underRectification']).as('items'),
      itemsIn(['closedOut']).as('closed_out'),
      itemsIn(['unfulfilled', 'underRectification']).as('unkept'),
    ]) // prettier-ignore
    .where('organization.path', '>=', path)
    .where('organization.path', '<', `${path}~`)
    .where('letter.round_id', '=', request.roundId)
    .where('letter.published_version', 'is not', null)
    .where(
      where(ctx.actor, 'appraisal.read', {
        organizationId: sql.ref('letter.organization_id'),
        path: sql.ref('organization.path'),
        personId: sql.ref('letter.person_id'),
      }),
    )
    .$if(stage === 'open', (query) => query.where('assessment.id', 'is', null))
    .$if(stage === 'proposed', (query) => query.where('assessment.state', '=', 'proposed'))
    .$if(stage === 'confirmed', (query) => query.where('assessment.state', '=', 'confirmed'))
    .$if(request.committer !== undefined, (query) =>
      query.where('letter.committer', '=', request.committer ?? ''),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(organization.path, letter.id) > (${after?.[0]}, ${after?.[1]}::uuid)`),
    )
    .orderBy('organization.path')
    .orderBy('letter.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.path, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      letterId: row.id,
      number: row.number,
      committer: row.committer as Committer,
      committerName: row.committer_name,
      organizationName: row.name,
      items: row.items,
      closedOut: row.closed_out,
      unkept: row.unkept,
      selfScore: row.self_score,
      leaderScore: row.leader_score,
      publicScore: row.public_score,
      ballotsHeld: row.ballots_held,
      total: row.total,
      grade: row.grade,
      state: (row.state ?? 'open') as AppraisalRow['state'],
    })),
  };
}
