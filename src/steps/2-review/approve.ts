import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, letterConflict, loadLetter, moveLetter } from '../../registry/letters/index.ts';
import { approval } from './schemas.ts';
import { insertReview } from './store.ts';

/**
 * Approves the submitted version. Of two reviewers who decide at once one counts, the other is told.
 * @throws DomainError `letter.wrong-state`, `letter.conflict`, `access.second-person` for one's own letter
 */
export async function approve(ctx: Context, letterId: Id, input: unknown): Promise<{ reviewId: Id }> {
  const decision = parse(approval, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'review.approve', input: { letterId, ...decision } }, async () => {
      const letter = await loadLetter(tx, letterId);
      const facts = await factsOf(tx, letter);
      permit(tx.actor, 'letter.review', facts);
      if (letter.revision !== decision.revision) {
        throw await letterConflict(tx, { ...letter, revision: decision.revision });
      }
      const now = tx.clock.now();
      await moveLetter(tx, letter, 'approve', {
        version: { approvedAt: now, approvedBy: tx.actor.accountId ?? null, approvedByName: tx.actor.name },
      });
      const reviewId = await insertReview(tx, letter, {
        organizationId: facts.reviewerOrganizationId ?? letter.organizationId,
        decision: 'approved',
        reasons: [],
        opinion: decision.opinion || null,
        remarks: decision.remarks,
      });
      await audit(tx, {
        action: 'review.approve',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version, reviewId },
      });
      return { reviewId };
    }),
  );
}
