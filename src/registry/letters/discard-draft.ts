import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import {
  audit,
  brokenConstraint,
  transact,
  type Context,
  type TransactionContext,
} from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { keepFingerprints } from './fingerprints.ts';
import { linkNeeds } from './need-links.ts';
import { factsOf, letterConflict, loadLetter, loadVersion, moveLetter } from './store.ts';
import { more, tally } from './tally.ts';
import type { Letter } from './types.ts';

/**
 * Gives up a draft. One that nobody has reviewed disappears; a revision of a published letter gives way to the
 * published version; what was reviewed stays and has to be worked on.
 * @throws DomainError `letter.has-history`, `letter.wrong-state`, `letter.conflict`
 */
export async function discardDraft(
  ctx: Context,
  letterId: Id,
  revision: number,
): Promise<{ removed: boolean }> {
  return transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, letterId);
    const facts = await factsOf(tx, letter);
    permit(tx.actor, 'letter.draft', facts);
    if (letter.revision !== revision) throw await letterConflict(tx, { ...letter, revision });
    if (letter.publishedVersion === null) await remove(tx, letter, facts.path ?? '');
    else await backToPublished(tx, letter, letter.publishedVersion, facts.path ?? '');
    await audit(tx, {
      action: 'letter.discard-draft',
      organizationId: letter.organizationId,
      subjectKind: 'letter',
      subjectId: letterId,
      detail: { number: letter.number, version: letter.version },
    });
    return { removed: letter.publishedVersion === null };
  });
}

async function remove(tx: TransactionContext, letter: Letter, path: string): Promise<void> {
  if (letter.state !== 'draft') throw new DomainError('letter.has-history');
  await linkNeeds(tx, letter.id, path, { opening: '', items: [] });
  await keepFingerprints(tx, [{ letterId: letter.id, roundId: letter.roundId, items: [] }]);
  await tx.db.deleteFrom('letter_version').where('letter_id', '=', letter.id).execute();
  const { numDeletedRows } = await tx.db
    .deleteFrom('letter')
    .where('id', '=', letter.id)
    .where('state', '=', 'draft')
    .where('revision', '=', letter.revision)
    .executeTakeFirst()
    .catch((error: unknown) => {
      throw brokenConstraint(error) === 'review_letter_id_fkey'
        ? new DomainError('letter.has-history')
        : error;
    });
  if (numDeletedRows !== 1n) throw await letterConflict(tx, letter);
  await tally(tx, letter.roundId, letter.organizationId, more('letters_draft', -1));
}

/** The given-up version's row stays: its number is not used again. */
async function backToPublished(
  tx: TransactionContext,
  letter: Letter,
  published: number,
  path: string,
): Promise<void> {
  await moveLetter(tx, letter, 'dropRevision', { letter: { version: published } });
  const { content } = await loadVersion(tx, letter.id, published);
  await tx.db
    .updateTable('letter')
    .set({ items_count: content.items.length })
    .where('id', '=', letter.id)
    .execute();
  await linkNeeds(tx, letter.id, path, content);
  await keepFingerprints(tx, [{ letterId: letter.id, roundId: letter.roundId, items: content.items }]);
}
