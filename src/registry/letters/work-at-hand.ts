import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can, requireAccount, where } from '../access/index.ts';
import { toLetter } from './rows.ts';
import { COUNT_MOST, type Letter } from './types.ts';

const MOST = 10;

const LETTER_FACTS = {
  organizationId: sql.ref<string>('letter.organization_id'),
  path: sql.ref<string>('organization.path'),
  parentId: sql.ref<string>('organization.parent_id'),
  reviewerOrganizationId: sql.ref<string>('letter.reviewer_organization_id'),
  personId: sql.ref<string>('letter.person_id'),
  state: sql.ref<string>('letter.state'),
};

/** Letters the actor works on: those sent back first. */
export async function lettersToWrite(ctx: Context, roundId: Id): Promise<Letter[]> {
  requireAccount(ctx.actor);
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .selectAll('letter')
    .where('letter.round_id', '=', roundId)
    .where('letter.state', 'in', ['draft', 'returned'])
    .where(where(ctx.actor, 'letter.draft', LETTER_FACTS))
    .orderBy('letter.state', 'desc')
    .orderBy('letter.updated_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(toLetter);
}

/** How many approved letters wait for the actor to publish them, at most `COUNT_MOST`. */
export async function lettersToPublish(ctx: Context, roundId: Id): Promise<number> {
  requireAccount(ctx.actor);
  const found = ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select('letter.id')
    .where('letter.round_id', '=', roundId)
    .where('letter.state', '=', 'approved')
    .where(where(ctx.actor, 'letter.publish', LETTER_FACTS))
    .limit(COUNT_MOST);
  const { count } = await ctx.db
    .selectFrom(found.as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface Blanks {
  readonly organizationId: Id;
  readonly name: string;
  readonly members: number;
  /** Members who neither wrote nor spoke nor are exempt. */
  readonly blankMembers: number;
  readonly organizationIsBlank: boolean;
}

/** What is still blank in the organizations where the actor records who takes part. */
export async function ownBlanks(ctx: Context, roundId: Id): Promise<Blanks[]> {
  requireAccount(ctx.actor);
  const mine = ctx.actor.grants
    .filter(({ organizationId }) => can(ctx.actor, 'participation.record', { organizationId }).allowed)
    .map(({ organizationId }) => organizationId);
  if (mine.length === 0) return [];
  const { rows } = await sql<Blanks>`
    select o.id as "organizationId", o.name, coalesce(h.members, 0) as members,
      greatest(coalesce(h.members, 0) - coalesce(t.members_written + t.members_oral + t.members_exempt, 0), 0)
        as "blankMembers",
      coalesce(t.organization_written + t.organization_exempt, 0) = 0 as "organizationIsBlank"
    from organization o
      left join headcount h on h.organization_id = o.id
      left join round_tally t on t.organization_id = o.id and t.round_id = ${roundId}
    where o.id = any(${mine}::uuid[]) and o.state = 'active'
    order by o.path limit ${MOST}`.execute(ctx.db);
  return rows.filter(({ blankMembers, organizationIsBlank }) => blankMembers > 0 || organizationIsBlank);
}

export interface LateItems {
  /** At most `COUNT_MOST`. */
  readonly count: number;
  readonly firstDueOn: Day | null;
}

/** Open items past their day: the actor's own to report on, and those in the subtrees the actor looks after. */
export async function lateItems(ctx: Context, roundId: Id): Promise<{ own: LateItems; below: LateItems }> {
  requireAccount(ctx.actor);
  const own = where(ctx.actor, 'item.report-progress', {
    organizationId: sql.ref('item.organization_id'),
    personId: sql.ref('item.person_id'),
  });
  const below = where(ctx.actor, 'coverage.read', { path: sql.ref('organization.path') });
  return { own: await late(ctx, roundId, own), below: await late(ctx, roundId, below) };
}

async function late(ctx: Context, roundId: Id, scope: RawBuilder<SqlBool>): Promise<LateItems> {
  const found = ctx.db
    .selectFrom('item')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .select('item.due_on')
    .where('item.round_id', '=', roundId)
    .where('item.state', 'in', ['inProgress', 'underRectification'])
    .where('item.due_on', '<', ctx.clock.today())
    .where(scope)
    .orderBy('item.due_on')
    .limit(COUNT_MOST);
  return ctx.db
    .selectFrom(found.as('found'))
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min<Day | null>('due_on').as('firstDueOn')])
    .executeTakeFirstOrThrow();
}
