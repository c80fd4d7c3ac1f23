import { sql } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import { dayOf } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/index.ts';
import { can, requireAccount, where } from '../../../registry/access/index.ts';
import type { Committer } from '../../../registry/letters/types.ts';
import type { Channel } from '../channels/types.ts';

export interface PublishedRow {
  readonly id: Id;
  readonly number: string;
  readonly committer: Committer;
  readonly committerName: string;
  readonly organizationName: string;
  readonly publishedOn: Day;
  readonly onPortal: boolean;
  readonly withdrawn: boolean;
  /** The latest day of each other channel. */
  readonly shown: Readonly<Partial<Record<Channel, Day>>>;
  readonly mayRecord: boolean;
}

export interface PublishedRequest extends PageRequest {
  readonly roundId: Id;
  /** Path of the organization at or below which to look. */
  readonly within: string;
  readonly committer?: Committer | undefined;
  /** Only those that were never shown by this channel. */
  readonly missing?: Channel | undefined;
}

/**
 * 内部公示: published letters that the actor may read in full, as on the internal site of the notice, by number; with
 * where else they were shown.
 */
export async function listPublished(ctx: Context, request: PublishedRequest): Promise<Page<PublishedRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 1);
  const { committer, missing } = request;
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .innerJoin('letter_version as v', (join) =>
      join.onRef('v.letter_id', '=', 'letter.id').onRef('v.version', '=', 'letter.published_version'),
    )
    .select(['letter.id', 'letter.number', 'letter.committer', 'letter.committer_name', 'letter.public'])
    .select(['letter.organization_id', 'letter.reviewer_organization_id', 'letter.withdrawn_at'])
    .select(['organization.name', 'organization.path', 'organization.parent_id', 'v.published_at'])
    .select(SHOWN.as('shown'))
    .where('letter.round_id', '=', request.roundId)
    .where('organization.path', '>=', request.within)
    .where('organization.path', '<', `${request.within}~`)
    .where(
      where(ctx.actor, 'letter.read-inside', {
        organizationId: sql.ref('letter.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
        reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
        personId: sql.ref('letter.person_id'),
      }),
    )
    .$if(committer !== undefined, (query) =>
      query.where('letter.person_id', committer === 'organization' ? 'is' : 'is not', null),
    )
    .$if(missing !== undefined, (query) => query.where(neverShown(missing ?? 'meetingReading')))
    .$if(after !== undefined, (query) => query.where('letter.number', '>', String(after?.[0])))
    .orderBy('letter.number')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.number]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      number: row.number,
      committer: row.committer as Committer,
      committerName: row.committer_name,
      organizationName: row.name,
      publishedOn: row.published_at ? dayOf(row.published_at) : '',
      onPortal: row.public,
      withdrawn: row.withdrawn_at !== null,
      shown: row.shown,
      mayRecord: can(ctx.actor, 'publication.record', {
        organizationId: row.organization_id,
        path: row.path,
        parentId: row.parent_id,
        reviewerOrganizationId: row.reviewer_organization_id,
      }).allowed,
    })),
  };
}

const SHOWN = sql<PublishedRow['shown']>`coalesce((
  select jsonb_object_agg(channel, held_on) from (
    select o.channel, max(o.held_on) as held_on
    from publication_occasion_letter l join publication_occasion o on o.id = l.occasion_id
    where l.letter_id = letter.id and l.taken_back_at is null
    group by o.channel) latest), '{}')`;

const neverShown = (channel: Channel) => sql<boolean>`not exists (
  select from publication_occasion_letter l join publication_occasion o on o.id = l.occasion_id
  where l.letter_id = letter.id and l.taken_back_at is null and o.channel = ${channel})`;
