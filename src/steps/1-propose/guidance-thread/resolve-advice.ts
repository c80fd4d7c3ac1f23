import { notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import { audit, transact, type Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';

/** Settles a thread of advice; done twice it is done once. @throws DomainError `guidance.not-found` */
export async function resolveAdvice(ctx: Context, letterId: Id, threadId: Id): Promise<void> {
  await transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, letterId);
    permit(tx.actor, 'letter.guide', await factsOf(tx, letter));
    const thread = isId(threadId)
      ? await tx.db
          .selectFrom('guidance_note')
          .select('resolved_at')
          .where('id', '=', threadId)
          .where('letter_id', '=', letterId)
          .where('reply_to_id', 'is', null)
          .executeTakeFirst()
      : undefined;
    if (!thread) throw notFound('guidance');
    const { numUpdatedRows } = await tx.db
      .updateTable('guidance_note')
      .set({ resolved_at: tx.clock.now(), resolved_by_name: tx.actor.name })
      .where('id', '=', threadId)
      .where('resolved_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return;
    await audit(tx, {
      action: 'letter.resolve-advice',
      organizationId: letter.organizationId,
      subjectKind: 'letter',
      subjectId: letterId,
      detail: { number: letter.number, noteId: threadId },
    });
  });
}
