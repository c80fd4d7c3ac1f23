import { sql } from 'kysely';
import { dayOf } from '../../kernel/days.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { requireAccount, where } from '../../registry/access/index.ts';
import type { Committer, LetterContent } from '../../registry/letters/types.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { membersOf, scanFor, type NamedMember } from './check-store.ts';
import { isPublic } from './rules.ts';
import type { CheckedFinding, WaitingLetter } from './types.ts';

export interface WaitingRequest extends PageRequest {
  readonly roundId: Id;
  readonly committer?: Committer | undefined;
}

/** Approved letters the actor may publish, the longest waiting first. */
export async function waitingForPublication(
  ctx: Context,
  request: WaitingRequest,
): Promise<Page<WaitingLetter>> {
  requireAccount(ctx.actor);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const { settings } = await roundById(ctx, request.roundId);
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .innerJoin('letter_version as version', (join) =>
      join.onRef('version.letter_id', '=', 'letter.id').onRef('version.version', '=', 'letter.version'),
    )
    .leftJoin('publication_check as check', (join) =>
      join.onRef('check.letter_id', '=', 'letter.id').onRef('check.version', '=', 'letter.version'),
    )
    .leftJoin('publication_schedule as schedule', (join) =>
      join.onRef('schedule.letter_id', '=', 'letter.id').on('schedule.state', 'in', ['waiting', 'refused']),
    )
    .select([
      'letter.id',
      'letter.number',
      'letter.version',
      'letter.committer',
      'letter.committer_name',
      'letter.organization_id',
      'organization.name',
      'letter.items_count',
      'letter.updated_at',
      'version.approved_at',
      'version.approved_by_name',
      'version.content',
      'version.reason',
      'letter.person_id',
      'check.checked_by_name',
      'check.findings',
      'schedule.publish_at',
      'schedule.state as schedule_state',
    ]) // prettier-ignore
    .where('letter.round_id', '=', request.roundId)
    .where('letter.state', '=', 'approved')
    .where(
      where(ctx.actor, 'letter.publish', {
        organizationId: sql.ref('letter.organization_id'),
        reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
      }),
    )
    .$if(request.committer !== undefined, (query) =>
      query.where('letter.committer', '=', request.committer ?? ''),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(letter.updated_at, letter.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('letter.updated_at')
    .orderBy('letter.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.updated_at.toISOString(), row.id]);
  const members = await membersOf(
    ctx,
    page.rows.map((row) => row.organization_id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      number: row.number,
      version: row.version,
      committer: row.committer as Committer,
      committerName: row.committer_name,
      organizationId: row.organization_id,
      organizationName: row.name,
      itemsCount: row.items_count,
      approvedOn: row.approved_at && dayOf(row.approved_at),
      approvedByName: row.approved_by_name,
      undecided: undecidedIn(row, members),
      checkedByName: row.checked_by_name,
      publishAt: row.publish_at,
      refused: row.schedule_state === 'refused',
      willBePublic: isPublic(row.committer as Committer, settings.memberLettersOnPortal),
    })),
  };
}

/** How many findings of the scan nobody has decided yet. */
function undecidedIn(
  row: {
    organization_id: string;
    person_id: string | null;
    committer_name: string;
    content: unknown;
    reason: string | null;
    findings: unknown;
  },
  members: readonly NamedMember[],
): number {
  const letter = {
    organizationId: row.organization_id,
    personId: row.person_id,
    committerName: row.committer_name,
  };
  const version = { content: row.content as LetterContent, reason: row.reason };
  const decided = new Set(((row.findings ?? []) as CheckedFinding[]).map(({ key }) => key));
  return scanFor(letter, version, members).filter(({ key }) => !decided.has(key)).length;
}
