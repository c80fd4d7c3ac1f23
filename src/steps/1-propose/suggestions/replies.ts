import { sql } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import type { Outcome } from './types.ts';

/** What an organization answered in public, and what the senders say of it. */
export interface Reply {
  readonly number: number;
  readonly outcome: Outcome;
  readonly text: string;
  readonly repliedOn: Day;
  /** Of what was adopted: the version that holds it, and whether that one is public yet; null once it was given up. */
  readonly version: { readonly number: number; readonly public: boolean } | null;
  readonly markedDone: number;
  readonly markedNot: number;
  /** What the holder of this code said of it; for the tracking page. */
  readonly ownMark: boolean | null;
}

/** Replies to these suggestions, the first first. `own` is the suggestion whose marks are the reader's. */
export async function repliesOf(
  { db }: Pick<Context, 'db'>,
  suggestionIds: readonly Id[],
  own?: Id,
): Promise<ReadonlyMap<Id, readonly Reply[]>> {
  if (suggestionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('suggestion_reply as r')
    .innerJoin('suggestion', 'suggestion.id', 'r.suggestion_id')
    .innerJoin('item', 'item.id', 'suggestion.item_id')
    .leftJoin('letter_version as v', (join) =>
      join.onRef('v.letter_id', '=', 'item.letter_id').onRef('v.version', '=', 'r.letter_version'),
    )
    .select([
      'r.suggestion_id',
      'r.number',
      'r.outcome',
      'r.text',
      'r.replied_on',
      'v.version',
      'v.published_at',
    ])
    .select([
      sql<number>`(select count(*) from suggestion_mark m where m.reply_id = r.id and m.done)`.as('done'),
      sql<number>`(select count(*) from suggestion_mark m where m.reply_id = r.id and not m.done)`.as('not'),
      sql<boolean | null>`(select m.done from suggestion_mark m
        where m.reply_id = r.id and m.suggestion_id = ${own ?? null}::uuid)`.as('own'),
    ])
    .where('r.suggestion_id', 'in', [...suggestionIds])
    .orderBy('r.number')
    .execute();
  const replies = new Map<Id, Reply[]>();
  for (const row of rows) {
    const reply: Reply = {
      number: row.number,
      outcome: row.outcome as Outcome,
      text: row.text,
      repliedOn: row.replied_on,
      version: row.version === null ? null : { number: row.version, public: row.published_at !== null },
      markedDone: Number(row.done),
      markedNot: Number(row.not),
      ownMark: row.own,
    };
    replies.set(row.suggestion_id, [...(replies.get(row.suggestion_id) ?? []), reply]);
  }
  return replies;
}
