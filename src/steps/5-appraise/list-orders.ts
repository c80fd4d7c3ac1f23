import { sql } from 'kysely';
import { dayOf, workingDaysBetween, type Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Context } from '../../platform/index.ts';
import { requireAccount, where } from '../../registry/access/index.ts';
import type { ItemState } from '../../registry/letters/types.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';

export interface OrderRow {
  readonly id: Id;
  readonly itemId: Id;
  readonly number: string;
  readonly content: string;
  readonly itemState: ItemState;
  readonly organizationName: string;
  readonly committerName: string;
  readonly reason: string;
  readonly dueOn: Day;
  /** Negative when the deadline has passed; null for closed orders. */
  readonly workingDaysLeft: number | null;
  readonly orderedByName: string;
  readonly orderedOn: Day;
  readonly closedOn: Day | null;
}

export interface OrdersRequest extends PageRequest {
  readonly scopeId: Id;
  readonly state: 'open' | 'closed';
}

/** 整改令 of a subtree, the earliest deadline first. */
export async function listOrders(ctx: Context, request: OrdersRequest): Promise<Page<OrderRow>> {
  requireAccount(ctx.actor);
  const { path } = await organizationFacts(ctx, request.scopeId);
  const today = ctx.clock.today();
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const rows = await ctx.db
    .selectFrom('rectification_order as order')
    .innerJoin('item', 'item.id', 'order.item_id')
    .innerJoin('letter', 'letter.id', 'order.letter_id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .select([
      'order.id',
      'order.item_id',
      'item.number',
      'item.content',
      'item.state',
      'organization.name',
      'letter.committer_name',
      'order.reason',
      'order.due_on',
      'order.ordered_by_name',
      'order.ordered_at',
      'order.closed_at',
    ]) // prettier-ignore
    .where('order.state', '=', request.state)
    .where('organization.path', '>=', path)
    .where('organization.path', '<', `${path}~`)
    .where(
      where(ctx.actor, 'item.read', {
        organizationId: sql.ref('item.organization_id'),
        path: sql.ref('organization.path'),
        personId: sql.ref('item.person_id'),
      }),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`("order".due_on, "order".id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`),
    )
    .orderBy('order.due_on')
    .orderBy('order.id')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.due_on, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      itemId: row.item_id,
      number: row.number,
      content: row.content,
      itemState: row.state as ItemState,
      organizationName: row.name,
      committerName: row.committer_name,
      reason: row.reason,
      dueOn: row.due_on,
      workingDaysLeft: request.state === 'open' ? workingDaysBetween(today, row.due_on, ctx.calendar) : null,
      orderedByName: row.ordered_by_name,
      orderedOn: dayOf(row.ordered_at),
      closedOn: row.closed_at && dayOf(row.closed_at),
    })),
  };
}
