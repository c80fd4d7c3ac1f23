import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';
import type { WrittenAs } from './types.ts';

const MOST = 200;

export interface WaitingAdvice {
  readonly letterId: Id;
  readonly committerName: string;
  /** Open threads in which somebody else had the last word. */
  readonly count: number;
  /** Who had it, when it is the same in all of them. */
  readonly from: WrittenAs | null;
}

/**
 * Letters being written on which advice, or an answer to the actor's own, waits for the actor: of the own letter, of
 * letters of the own organization, and in threads the actor takes part in. The last changed first.
 */
export async function adviceWaiting(ctx: Context, roundId: Id): Promise<WaitingAdvice[]> {
  requireAccount(ctx.actor);
  const me = ctx.actor.accountId ?? null;
  const mine = ctx.actor.personId ?? null;
  const inThread = sql`(note.id = thread.id or note.reply_to_id = thread.id)`;
  const mayGuide = where(ctx.actor, 'letter.guide', {
    organizationId: sql.ref('letter.organization_id'),
    personId: sql.ref('letter.person_id'),
  });
  const { rows } = await sql<WaitingAdvice>`
    select letter.id as "letterId", letter.committer_name as "committerName", count(*) as "count",
      case when count(distinct last.written_as) = 1 then min(last.written_as) end as "from"
    from guidance_note thread
      join letter on letter.id = thread.letter_id
      join lateral (select note.account_id, note.written_as from guidance_note note
        where note.letter_id = thread.letter_id and ${inThread} order by note.id desc limit 1) last on true
    where thread.reply_to_id is null and thread.resolved_at is null
      and letter.round_id = ${roundId} and letter.state in ('draft', 'returned') and ${mayGuide}
      and last.account_id is distinct from ${me}::uuid
      and (letter.person_id is null or letter.person_id = ${mine}::uuid or exists (
        select from guidance_note note
        where note.letter_id = thread.letter_id and ${inThread} and note.account_id = ${me}::uuid))
    group by letter.id, letter.committer_name, letter.updated_at
    order by letter.updated_at desc limit ${MOST}`.execute(ctx.db);
  return rows;
}
