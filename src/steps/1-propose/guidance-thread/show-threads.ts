import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';
import { GUIDANCE_LIMITS, type GuidanceNote, type GuidanceThread, type WrittenAs } from './types.ts';

/** All advice on a letter, open threads first, each from its beginning. @throws DomainError `access.denied` */
export async function guidanceThreads(ctx: Context, letterId: Id): Promise<GuidanceThread[]> {
  const letter = await loadLetter(ctx, letterId);
  permit(ctx.actor, 'letter.guide', await factsOf(ctx, letter));
  const rows = await ctx.db
    .selectFrom('guidance_note')
    .selectAll()
    .where('letter_id', '=', letterId)
    .orderBy('id')
    .limit(GUIDANCE_LIMITS.notes)
    .execute();
  const toNote = (row: (typeof rows)[number]): GuidanceNote => ({
    id: row.id,
    text: row.text,
    authorName: row.author_name,
    writtenAs: row.written_as as WrittenAs,
    own: row.account_id !== null && row.account_id === ctx.actor.accountId,
    at: row.at,
  });
  return rows
    .filter((row) => row.reply_to_id === null)
    .map((row) => ({
      ...toNote(row),
      itemId: row.item_id,
      replies: rows.filter(({ reply_to_id }) => reply_to_id === row.id).map(toNote),
      resolvedAt: row.resolved_at,
      resolvedByName: row.resolved_by_name,
    }))
    .toSorted((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
}
