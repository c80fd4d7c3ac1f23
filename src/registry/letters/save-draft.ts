import { DomainError } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { itemsOf } from './items.ts';
import { linkNeeds } from './need-links.ts';
import { numberItems } from './rules.ts';
import { letterDraft } from './schemas.ts';
import { factsOf, letterConflict, loadLetter, loadVersion } from './store.ts';
import { highestVersion, insertVersion } from './versions.ts';
import type { Letter, LetterContent } from './types.ts';

/**
 * Saves the whole content of a draft or returned letter; nothing is mandatory yet. The words of a version that was
 * reviewed stay as they were: the first change after a return begins the next version.
 * @throws DomainError `letter.wrong-state`, `letter.conflict` when somebody else saved since `revision`
 */
export async function saveDraft(ctx: Context, letterId: Id, input: unknown): Promise<{ revision: number }> {
  const draft = parse(letterDraft, input);
  return transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, letterId);
    const facts = await factsOf(tx, letter);
    permit(tx.actor, 'letter.draft', facts);
    if (letter.state !== 'draft' && letter.state !== 'returned') {
      throw new DomainError('letter.wrong-state', { params: { state: letter.state } });
    }
    if (letter.revision !== draft.revision)
      throw await letterConflict(tx, { ...letter, revision: draft.revision });
    const version = await loadVersion(tx, letterId, letter.version);
    const ledger = await itemsOf(tx, letterId);
    const items = numberItems(draft.items, version.content.items, ledger, () =>
      newId(tx.clock.now().getTime()),
    );
    const content: LetterContent = { opening: draft.opening, items };
    const next = version.submittedAt === null ? letter.version : (await highestVersion(tx, letterId)) + 1;
    await touch(tx, letter, next, items.length);
    if (next === letter.version) {
      await tx.db
        .updateTable('letter_version')
        .set({ content: JSON.stringify(content) })
        .where('letter_id', '=', letterId)
        .where('version', '=', next)
        .execute();
    } else {
      await insertVersion(tx, {
        letterId,
        version: next,
        state: letter.state,
        content,
        reason: version.reason,
      });
    }
    await linkNeeds(tx, letterId, facts.path ?? '', content);
    await audit(tx, {
      action: 'letter.save-draft',
      organizationId: letter.organizationId,
      subjectKind: 'letter',
      subjectId: letterId,
      detail: { version: next, items: items.length },
    });
    return { revision: letter.revision + 1 };
  });
}

async function touch(
  tx: TransactionContext,
  letter: Letter,
  version: number,
  itemsCount: number,
): Promise<void> {
  const { numUpdatedRows } = await tx.db
    .updateTable('letter')
    .set({ version, items_count: itemsCount, revision: letter.revision + 1, updated_at: tx.clock.now() })
    .where('id', '=', letter.id)
    .where('state', '=', letter.state)
    .where('revision', '=', letter.revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw await letterConflict(tx, letter);
}
