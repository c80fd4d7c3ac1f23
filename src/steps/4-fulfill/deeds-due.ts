import { sql } from 'kysely';
import type { Day } from '../../kernel/days.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { requireAccount, where } from '../../registry/access/index.ts';
import { COUNT_MOST } from '../../registry/letters/index.ts';
import { dueSoonUntil, OWED } from './rules.ts';

export interface DeedsDue {
  /** At most `COUNT_MOST`. */
  readonly count: number;
  /** How many of them are past their day. */
  readonly missed: number;
  readonly firstDueOn: Day | null;
}

/** Deeds of the actor's own recurring items that are due soon or were missed, and are not marked as done. */
export async function deedsDue(ctx: Context, roundId: Id): Promise<DeedsDue> {
  requireAccount(ctx.actor);
  const today = ctx.clock.today();
  const found = ctx.db
    .selectFrom('occurrence')
    .innerJoin('item', 'item.id', 'occurrence.item_id')
    .select('occurrence.due_on')
    .where('occurrence.done_on', 'is', null)
    .where('occurrence.due_on', '<=', dueSoonUntil(today, ctx.calendar))
    .where('item.round_id', '=', roundId)
    .where('item.state', 'in', OWED)
    .where(
      where(ctx.actor, 'item.report-progress', {
        organizationId: sql.ref('item.organization_id'),
        personId: sql.ref('item.person_id'),
      }),
    )
    .orderBy('occurrence.due_on')
    .limit(COUNT_MOST);
  return ctx.db
    .selectFrom(found.as('found'))
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.countAll<number>().filterWhere('due_on', '<', today).as('missed'),
      fn.min<Day | null>('due_on').as('firstDueOn'),
    ])
    .executeTakeFirstOrThrow();
}
