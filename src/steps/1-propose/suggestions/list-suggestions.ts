import { sql, type SqlBool } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { matches, type Context } from '../../../platform/index.ts';
import { can, requireAccount, where } from '../../../registry/access/index.ts';
import { deadlinesOf, type Deadlines } from './rules.ts';
import { clocksNow, SUGGESTION_COLUMNS, toSuggestion } from './store.ts';
import { awaitsAnswer } from './waiting.ts';
import type { Queue, Suggestion } from './types.ts';

export interface SuggestionFilter extends PageRequest {
  /** Path of the organization whose subtree is listed. */
  readonly within: string;
  readonly queue: Queue;
  readonly query?: string;
}

export interface SuggestionRow extends Suggestion, Deadlines {
  readonly organizationName: string;
  readonly itemNumber: string | null;
  readonly mayHandle: boolean;
}

/** Oldest first where something waits, else the newest first. */
const ASCENDING: readonly Queue[] = ['waiting', 'answering'];

/** What residents sent to a subtree, as far as the actor may read it. The queue for floods lists itself by `listHeld`. */
export async function listSuggestions(ctx: Context, filter: SuggestionFilter): Promise<Page<SuggestionRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const [clocks, rows] = await Promise.all([clocksNow(ctx), select(ctx, filter, after, limit)]);
  const page = toPage(rows, limit, (row) => [row.received_on, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...toSuggestion(row),
      ...deadlinesOf({ receivedOn: row.received_on }, clocks, ctx.calendar),
      organizationName: row.organization_name,
      itemNumber: row.item_number,
      mayHandle: can(ctx.actor, 'suggestion.handle', {
        organizationId: row.organization_id,
        path: row.path,
        parentId: row.parent_id,
      }).allowed,
    })),
  };
}

function select(
  ctx: Context,
  { within, queue, query }: SuggestionFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
) {
  const direction = ASCENDING.includes(queue) ? 'asc' : 'desc';
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  return ctx.db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .leftJoin('item', 'item.id', 'suggestion.item_id')
    .select(SUGGESTION_COLUMNS)
    .select(['organization.name as organization_name', 'organization.path', 'organization.parent_id'])
    .select('item.number as item_number')
    .where('organization.path', '>=', within)
    .where('organization.path', '<', `${within}~`)
    .where(readable(ctx))
    .where(inQueue(queue))
    .where(
      matches(
        sql.ref('suggestion.search'),
        sql`suggestion.text || ' ' || coalesce(suggestion.place, '')`,
        query ?? '',
      ),
    )
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<SqlBool>`(suggestion.received_on, suggestion.id) ${beyond} (${String(after?.[0])}::date, ${String(after?.[1])}::uuid)`,
      ),
    )
    .orderBy('suggestion.received_on', direction)
    .orderBy('suggestion.id', direction)
    .limit(limit + 1)
    .execute();
}

export const readable = (ctx: Context) =>
  where(ctx.actor, 'suggestion.read', {
    organizationId: sql.ref('suggestion.organization_id'),
    path: sql.ref('organization.path'),
    parentId: sql.ref('organization.parent_id'),
  });

const inQueue = (queue: Queue) => {
  if (queue === 'waiting') return sql<SqlBool>`(suggestion.state = 'received' and not suggestion.held)`;
  if (queue === 'held') return sql<SqlBool>`(suggestion.state = 'received' and suggestion.held)`;
  if (queue === 'answering') return awaitsAnswer;
  if (queue === 'accepted') return sql<SqlBool>`suggestion.state in ('accepted', 'merged')`;
  if (queue === 'closed') return sql<SqlBool>`suggestion.state in ('refused', 'handedOver')`;
  if (queue === 'spam') return sql<SqlBool>`suggestion.state = 'spam'`;
  return sql<SqlBool>`suggestion.state <> 'spam'`;
};

export interface HeldGroup {
  readonly id: Id;
  readonly text: string;
  readonly organizationId: Id;
  readonly organizationName: string;
  readonly receivedOn: string;
  /** How many say nearly the same, this one counted. */
  readonly count: number;
  readonly mayHandle: boolean;
}

/** The queue for floods: what says nearly the same stands together, and what stands alone comes first. */
export async function listHeld(
  ctx: Context,
  { within, ...request }: Pick<SuggestionFilter, 'within' | 'after' | 'limit'>,
): Promise<Page<HeldGroup>> {
  requireAccount(ctx.actor);
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const groups = ctx.db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .select(({ fn }) => [
      sql<string>`(array_agg(suggestion.id order by suggestion.received_on, suggestion.id))[1]`.as('id'),
      fn.countAll<number>().as('count'),
    ])
    .where('organization.path', '>=', within)
    .where('organization.path', '<', `${within}~`)
    .where(readable(ctx))
    .where(inQueue('held'))
    .groupBy(sql`coalesce(suggestion.alike_to_id, suggestion.id)`);
  const rows = await ctx.db
    .selectFrom(groups.as('alike'))
    .innerJoin('suggestion', 'suggestion.id', 'alike.id')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .select(['suggestion.id', 'suggestion.text', 'suggestion.received_on', 'alike.count'])
    .select(['organization.id as organization_id', 'organization.name', 'organization.path'])
    .select('organization.parent_id')
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(alike.count, suggestion.id) > (${Number(after?.[0])}::bigint, ${String(after?.[1])}::uuid)`,
      ),
    )
    .orderBy('alike.count')
    .orderBy('suggestion.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [Number(row.count), row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      text: row.text,
      organizationId: row.organization_id,
      organizationName: row.name,
      receivedOn: row.received_on,
      count: Number(row.count),
      mayHandle: can(ctx.actor, 'suggestion.handle', {
        organizationId: row.organization_id,
        path: row.path,
        parentId: row.parent_id,
      }).allowed,
    })),
  };
}
