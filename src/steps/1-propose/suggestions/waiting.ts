import { sql, type SqlBool } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import type { Context } from '../../../platform/index.ts';
import { where } from '../../../registry/access/index.ts';
import { lateSince } from './rules.ts';
import { clocksNow } from './store.ts';

/**
 * Taken up, and the sender has no answer yet: on an item no reply; from the box a need that nobody answered, declined or
 * published a commitment for.
 */
export const awaitsAnswer = sql<SqlBool>`(suggestion.state = 'accepted' and case
  when suggestion.item_id is not null
    then not exists (select from suggestion_reply r where r.suggestion_id = suggestion.id)
  else exists (select from need_source s join need n on n.id = s.need_id
    where s.suggestion_id = suggestion.id and n.state in ('new', 'adopted')
      and not exists (select from item_need l join item i on i.id = l.item_id where l.need_id = n.id))
  end)`;

export interface SuggestionsWaiting {
  /** 待受理. */
  readonly toDecide: number;
  readonly toDecideLate: number;
  /** 待答复: from the box. */
  readonly toAnswer: number;
  readonly toAnswerLate: number;
  /** Replies owed on published items. */
  readonly toReply: number;
  readonly toReplyLate: number;
  /** In the queue for floods. */
  readonly held: number;
}

/** What waits at the organizations where the actor handles suggestions; bounded by their boxes. */
export async function suggestionsWaiting(ctx: Context): Promise<SuggestionsWaiting> {
  const clocks = await clocksNow(ctx);
  const today = ctx.clock.today();
  const undecided: Day = lateSince(today, clocks.acknowledgeWorkingDays, ctx.calendar);
  const unanswered: Day = lateSince(today, clocks.answerWorkingDays, ctx.calendar);
  const waits = sql<SqlBool>`(suggestion.state = 'received' and not suggestion.held)`;
  const onItem = sql<SqlBool>`suggestion.item_id is not null`;
  const row = await ctx.db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere(waits).as('toDecide'),
      fn.countAll<number>().filterWhere(waits).filterWhere('received_on', '<=', undecided).as('toDecideLate'),
      fn.countAll<number>().filterWhere(awaitsAnswer).filterWhere('item_id', 'is', null).as('toAnswer'),
      fn
        .countAll<number>()
        .filterWhere(awaitsAnswer)
        .filterWhere('item_id', 'is', null)
        .filterWhere('received_on', '<=', unanswered)
        .as('toAnswerLate'),
      fn.countAll<number>().filterWhere(awaitsAnswer).filterWhere(onItem).as('toReply'),
      fn
        .countAll<number>()
        .filterWhere(awaitsAnswer)
        .filterWhere(onItem)
        .filterWhere('received_on', '<=', unanswered)
        .as('toReplyLate'),
      fn
        .countAll<number>()
        .filterWhere(sql<SqlBool>`(suggestion.state = 'received' and suggestion.held)`)
        .as('held'),
    ])
    .where('suggestion.state', 'in', ['received', 'accepted'])
    // Those who read how to reach the sender are those who handle it.
    .where(
      where(ctx.actor, 'suggestion.read-contact', {
        organizationId: sql.ref('suggestion.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
      }),
    )
    .executeTakeFirstOrThrow();
  return {
    toDecide: Number(row.toDecide),
    toDecideLate: Number(row.toDecideLate),
    toAnswer: Number(row.toAnswer),
    toAnswerLate: Number(row.toAnswerLate),
    toReply: Number(row.toReply),
    toReplyLate: Number(row.toReplyLate),
    held: Number(row.held),
  };
}
