import { DomainError, invalid } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import {
  audit,
  bumpContentVersion,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { loadItem, loadLetter, revise, type Item } from '../../../registry/letters/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { append } from '../../../transparency/index.ts';
import { suggestionReply } from './schemas.ts';
import { factsOfBox, loadSuggestion } from './store.ts';
import type { Suggestion } from './types.ts';
import { withoutName } from './without-name.ts';

interface Replied {
  /** The letter in which what was adopted is now written down, as a new version on its way through review. */
  readonly letterId: Id | null;
}

/**
 * Answers in public a suggestion on a published item; what is said stands in the log. What is adopted, wholly or in
 * part, starts a revision of the letter, unless one is being written already.
 * @throws DomainError `suggestion.wrong-state`, `suggestion.conflict`, `suggestion.revision-under-way`,
 * `suggestion.item-over`, `letter.round-not-open`, `access.denied`, `input.invalid` at `reason`
 */
export async function replyToSuggestion(ctx: Context, id: Id, input: unknown): Promise<Replied> {
  const given = parse(suggestionReply, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'suggestion.reply', input: { id, ...given } }, async () => {
      const { suggestion, item } = await takeForReply(tx, id, given.revision);
      const { code, name } = await organizationFacts(tx, suggestion.organizationId);
      const changes = given.outcome === 'adopted' || (given.outcome === 'partly' && given.changes);
      if (changes && given.reason === null) throw invalid([{ field: 'reason', code: 'input.missing' }]);
      const letterVersion = changes ? await versionFor(tx, item, given.reason ?? '') : null;
      const today = tx.clock.today();
      const text = await withoutName(tx, item.id, given.text);
      await tx.db
        .insertInto('suggestion_reply')
        .values({
          id: newId(tx.clock.now().getTime()),
          suggestion_id: id,
          number: (await repliesTo(tx, id)) + 1,
          outcome: given.outcome,
          text,
          letter_version: letterVersion,
          account_id: tx.actor.accountId ?? null,
          author_name: tx.actor.name,
          replied_on: today,
        })
        .execute();
      await tx.db
        .updateTable('suggestion')
        .set({ revision: suggestion.revision + 1 })
        .where('id', '=', id)
        .execute();
      await append(tx, {
        kind: 'suggestion.replied',
        subject: item.number,
        revision: await repliesOnItem(tx, item.id),
        organizationCode: code,
        document: {
          item: item.number,
          suggestion: suggestion.text,
          receivedOn: suggestion.receivedOn,
          outcome: given.outcome,
          reply: text,
          repliedOn: today,
          repliedBy: name,
          letterVersion,
        },
      });
      await audit(tx, {
        action: 'suggestion.reply',
        organizationId: suggestion.organizationId,
        subjectKind: 'suggestion',
        subjectId: id,
        detail: { outcome: given.outcome, letterVersion },
      });
      bumpContentVersion(tx);
      return { letterId: changes ? item.letterId : null };
    }),
  );
}

/** Its item is held too, so that the replies on one item are numbered one after the other. */
async function takeForReply(
  tx: TransactionContext,
  id: Id,
  seen: number,
): Promise<{ suggestion: Suggestion; item: Item }> {
  const { organizationId } = await loadSuggestion(tx, id);
  permit(tx.actor, 'suggestion.handle', factsOfBox(await organizationFacts(tx, organizationId)));
  await tx.db.selectFrom('suggestion').select('id').where('id', '=', id).forUpdate().execute();
  const suggestion = await loadSuggestion(tx, id);
  if (suggestion.itemId === null || suggestion.state !== 'accepted') {
    throw new DomainError('suggestion.wrong-state');
  }
  if (suggestion.revision !== seen) throw new DomainError('suggestion.conflict');
  await tx.db.selectFrom('item').select('id').where('id', '=', suggestion.itemId).forUpdate().execute();
  return { suggestion, item: await loadItem(tx, suggestion.itemId) };
}

/** The version in which the change will stand: one being written, or a new one. */
async function versionFor(tx: TransactionContext, item: Item, reason: string): Promise<number> {
  if (item.state === 'withdrawn' || item.state === 'closedOut') throw new DomainError('suggestion.item-over');
  const letter = await loadLetter(tx, item.letterId);
  if (letter.state === 'draft' || letter.state === 'returned') return letter.version;
  if (letter.state !== 'published') throw new DomainError('suggestion.revision-under-way');
  // Inside this act, so without a key of its own.
  await revise({ ...tx, requestKey: undefined }, letter.id, { revision: letter.revision, reason });
  return (await loadLetter(tx, letter.id)).version;
}

async function repliesTo({ db }: TransactionContext, id: Id): Promise<number> {
  const { count } = await db
    .selectFrom('suggestion_reply')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('suggestion_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function repliesOnItem({ db }: TransactionContext, itemId: Id): Promise<number> {
  const { count } = await db
    .selectFrom('suggestion_reply')
    .innerJoin('suggestion', 'suggestion.id', 'suggestion_reply.suggestion_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('suggestion.item_id', '=', itemId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
