import type * as z from 'zod';
import { DomainError } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { keepFingerprints } from './fingerprints.ts';
import { itemsOf } from './items.ts';
import { linkNeeds } from './need-links.ts';
import { numberItems } from './rules.ts';
import { letterDraft } from './schemas.ts';
import { factsOf, letterConflict, loadLetter, loadVersion } from './store.ts';
import { highestVersion, insertVersion } from './versions.ts';
import type { Letter, LetterContent } from './types.ts';

export interface SavedDraft {
  readonly revision: number;
  /** In the order of the items that were sent; new ones got theirs now. */
  readonly itemIds: readonly Id[];
}

/** A page that saves by itself leaves one entry of the audit log in this time. */
const AUDITED_EVERY_MS = 60 * 60_000;

/**
 * Saves the whole content of a draft or returned letter; nothing is mandatory yet. The words of a version that was
 * reviewed stay as they were: the first change after a return begins the next version.
 * @throws DomainError `letter.wrong-state`, `letter.conflict` when somebody else saved since `revision`
 */
export async function saveDraft(ctx: Context, letterId: Id, input: unknown): Promise<SavedDraft> {
  const draft = parse(letterDraft, input);
  return transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, letterId);
    const facts = await factsOf(tx, letter);
    permit(tx.actor, 'letter.draft', facts);
    return once(tx, { action: 'letter.save-draft', input: { letterId, ...draft } }, async () => {
      if (letter.state !== 'draft' && letter.state !== 'returned') {
        throw new DomainError('letter.wrong-state', { params: { state: letter.state } });
      }
      if (letter.revision !== draft.revision) {
        throw await letterConflict(tx, { ...letter, revision: draft.revision });
      }
      const { version, items } = await saveContent(tx, letter, draft, facts.path ?? '');
      if (!draft.byItself || version !== letter.version || !(await wasAudited(tx, letterId))) {
        await audit(tx, {
          action: 'letter.save-draft',
          organizationId: letter.organizationId,
          subjectKind: 'letter',
          subjectId: letterId,
          detail: { version, items: items.length },
        });
      }
      return { revision: letter.revision + 1, itemIds: items.map(({ id }) => id) };
    });
  });
}

async function saveContent(
  tx: TransactionContext,
  letter: Letter,
  draft: Pick<z.infer<typeof letterDraft>, 'opening' | 'items'>,
  path: string,
): Promise<{ version: number; items: LetterContent['items'] }> {
  const current = await loadVersion(tx, letter.id, letter.version);
  const ledger = await itemsOf(tx, letter.id);
  const items = numberItems(draft.items, current.content.items, ledger, () =>
    newId(tx.clock.now().getTime()),
  );
  const content: LetterContent = { opening: draft.opening, items };
  const version = current.submittedAt === null ? letter.version : (await highestVersion(tx, letter.id)) + 1;
  await touch(tx, letter, version, items.length);
  if (version === letter.version) {
    await tx.db
      .updateTable('letter_version')
      .set({ content: JSON.stringify(content) })
      .where('letter_id', '=', letter.id)
      .where('version', '=', version)
      .execute();
  } else {
    await insertVersion(tx, {
      letterId: letter.id,
      version,
      state: letter.state,
      content,
      reason: current.reason,
    });
  }
  await linkNeeds(tx, letter.id, path, content);
  await keepFingerprints(tx, [{ letterId: letter.id, roundId: letter.roundId, items }]);
  return { version, items };
}

/** The actor's saving of this letter is in the log for this while. */
async function wasAudited(tx: TransactionContext, letterId: Id): Promise<boolean> {
  const entry = await tx.db
    .selectFrom('audit_entry')
    .select('id')
    .where('subject_kind', '=', 'letter')
    .where('subject_id', '=', letterId)
    .where('action', '=', 'letter.save-draft')
    .where('account_id', '=', tx.actor.accountId ?? null)
    .where('at', '>', new Date(tx.clock.now().getTime() - AUDITED_EVERY_MS))
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
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
