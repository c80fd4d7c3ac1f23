import { sql } from 'kysely';
import type { FailureCode } from '../../../kernel/errors.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';
import type { ScheduledLetter, ScheduleState } from './types.ts';

const COUNTED_MOST = 1000;

const mine = (ctx: Context, states: readonly ScheduleState[]) =>
  ctx.db
    .selectFrom('publication_schedule as s')
    .innerJoin('letter', 'letter.id', 's.letter_id')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .where('s.state', 'in', [...states])
    .where(
      where(ctx.actor, 'letter.publish', {
        organizationId: sql.ref('letter.organization_id'),
        reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
      }),
    );

/** Hours the actor may change, those that were refused among them, the next one first. */
export async function listScheduled(ctx: Context, request: PageRequest = {}): Promise<Page<ScheduledLetter>> {
  requireAccount(ctx.actor);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const rows = await mine(ctx, ['waiting', 'refused'])
    .select(['s.id', 's.letter_id', 's.publish_at', 's.scheduled_by_name', 's.state', 's.refusal'])
    .select(['letter.number', 'letter.committer_name', 'organization.name'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(s.publish_at, s.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('s.publish_at')
    .orderBy('s.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.publish_at.toISOString(), row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      letterId: row.letter_id,
      number: row.number,
      committerName: row.committer_name,
      organizationName: row.name,
      publishAt: row.publish_at,
      scheduledByName: row.scheduled_by_name,
      state: row.state as ScheduleState,
      refusal: row.refusal as FailureCode | null,
    })),
  };
}

export interface ScheduleLoad {
  readonly waiting: number;
  /** Hours that passed without publication. */
  readonly refused: number;
}

/** How many hours of the actor stand, and how many passed in vain, for the to-do page; each counted up to 1000. */
export async function scheduleLoad(ctx: Context): Promise<ScheduleLoad> {
  requireAccount(ctx.actor);
  const count = async (state: ScheduleState): Promise<number> => {
    const found = mine(ctx, [state]).select('s.id').limit(COUNTED_MOST);
    const row = await ctx.db
      .selectFrom(found.as('found'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  return { waiting: await count('waiting'), refused: await count('refused') };
}
