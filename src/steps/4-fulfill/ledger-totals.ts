import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { can } from '../../registry/access/index.ts';
import type { ItemState } from '../../registry/letters/types.ts';
import { organizationFacts } from '../../registry/organizations/index.ts';

export type LedgerTotals = Readonly<Record<ItemState, number>>;

/** Items by state in a subtree, summed from the counters; undefined for those who see only their own items. */
export async function ledgerTotals(
  ctx: Context,
  roundId: Id,
  scopeId: Id,
): Promise<LedgerTotals | undefined> {
  const scope = await organizationFacts(ctx, scopeId);
  const facts = { organizationId: scope.id, path: scope.path };
  if (!can(ctx.actor, 'item.read', facts).allowed) return undefined;
  const row = await ctx.db
    .selectFrom('round_tally as tally')
    .where('tally.round_id', '=', roundId)
    // At the root every organization belongs to the subtree.
    .$if(scope.parentId !== null, (query) =>
      query.where('tally.organization_id', 'in', (eb) =>
        eb
          .selectFrom('organization')
          .select('id')
          .where('path', '>=', scope.path)
          .where('path', '<', `${scope.path}~`),
      ),
    )
    .select(({ fn }) => [
      fn.sum<number | null>('tally.items_in_progress').as('inProgress'),
      fn.sum<number | null>('tally.items_reported_done').as('reportedDone'),
      fn.sum<number | null>('tally.items_closed_out').as('closedOut'),
      fn.sum<number | null>('tally.items_unfulfilled').as('unfulfilled'),
      fn.sum<number | null>('tally.items_under_rectification').as('underRectification'),
      fn.sum<number | null>('tally.items_withdrawn').as('withdrawn'),
    ])
    .executeTakeFirstOrThrow();
  return {
    inProgress: row.inProgress ?? 0,
    reportedDone: row.reportedDone ?? 0,
    closedOut: row.closedOut ?? 0,
    unfulfilled: row.unfulfilled ?? 0,
    underRectification: row.underRectification ?? 0,
    withdrawn: row.withdrawn ?? 0,
  };
}
