import { DomainError, notFound } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter, loadVersion, type Letter } from '../../../registry/letters/index.ts';
import { takesAdvice, writtenAs } from './rules.ts';
import { newNote } from './schemas.ts';
import { GUIDANCE_LIMITS } from './types.ts';

/**
 * Writes a note of advice on an item of a letter being written, or on the letter as a whole, or answers one (clause V2);
 * an answer opens a settled thread again.
 * @throws DomainError `letter.wrong-state`, `item.not-found`, `guidance.not-found`, `guidance.too-many`, `input.invalid`
 */
export async function advise(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const note = parse(newNote, input);
  return transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, note.letterId);
    permit(tx.actor, 'letter.guide', await factsOf(tx, letter));
    return once(tx, { action: 'letter.advise', input: note }, async () => {
      if (!takesAdvice(letter.state)) {
        throw new DomainError('letter.wrong-state', { params: { state: letter.state } });
      }
      await refuseFlood(tx, letter.id);
      const itemId = note.replyToId
        ? await reopenThread(tx, letter.id, note.replyToId)
        : await itemOf(tx, letter, note.itemId);
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('guidance_note')
        .values({
          id,
          letter_id: letter.id,
          item_id: itemId,
          reply_to_id: note.replyToId,
          text: note.text,
          account_id: tx.actor.accountId ?? null,
          author_name: tx.actor.name,
          written_as: writtenAs(tx.actor, letter),
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'letter.advise',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, noteId: id },
      });
      return { id };
    });
  });
}

async function refuseFlood(tx: TransactionContext, letterId: Id): Promise<void> {
  const { count } = await tx.db
    .selectFrom('guidance_note')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('letter_id', '=', letterId)
    .executeTakeFirstOrThrow();
  if (count >= GUIDANCE_LIMITS.notes) {
    throw new DomainError('guidance.too-many', { params: { most: GUIDANCE_LIMITS.notes } });
  }
}

async function itemOf(tx: TransactionContext, letter: Letter, itemId: Id | null): Promise<Id | null> {
  if (itemId === null) return null;
  const { content } = await loadVersion(tx, letter.id, letter.version);
  if (!content.items.some(({ id }) => id === itemId)) throw notFound('item');
  return itemId;
}

/** @returns the item the thread is about */
async function reopenThread(tx: TransactionContext, letterId: Id, threadId: Id): Promise<Id | null> {
  const thread = await tx.db
    .updateTable('guidance_note')
    .set({ resolved_at: null, resolved_by_name: null })
    .where('id', '=', threadId)
    .where('letter_id', '=', letterId)
    .where('reply_to_id', 'is', null)
    .returning('item_id')
    .executeTakeFirst();
  if (!thread) throw notFound('guidance');
  return thread.item_id;
}
