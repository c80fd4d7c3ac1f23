import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, letterConflict, loadLetter, moveLetter } from '../../registry/letters/index.ts';
import { recalling } from './schemas.ts';
import { isReviewed } from './store.ts';

/**
 * Takes a letter back before anybody has decided on it, to work on it again.
 * @throws DomainError `letter.wrong-state`, `letter.conflict`
 */
export async function recall(ctx: Context, letterId: Id, input: unknown): Promise<{ revision: number }> {
  const { revision } = parse(recalling, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'review.recall', input: { letterId, revision } }, async () => {
      const letter = await loadLetter(tx, letterId);
      permit(tx.actor, 'letter.submit', await factsOf(tx, letter));
      if (letter.revision !== revision) throw await letterConflict(tx, { ...letter, revision });
      // Words that were reviewed once stay frozen; the next change begins a version of its own.
      const frozen = await isReviewed(tx, letterId, letter.version);
      const moved = await moveLetter(tx, letter, 'recall', {
        letter: { submittedAt: null, reviewDueOn: null },
        version: frozen ? {} : { submittedAt: null, submittedBy: null },
      });
      await audit(tx, {
        action: 'review.recall',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version },
      });
      return { revision: moved.revision };
    }),
  );
}
