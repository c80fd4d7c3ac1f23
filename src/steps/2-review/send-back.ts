import { invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, letterConflict, loadLetter, moveLetter } from '../../registry/letters/index.ts';
import { roundById } from '../../registry/rounds/index.ts';
import { sendingBack } from './schemas.ts';
import { insertReview } from './store.ts';

/**
 * Sends the submitted version back with coded reasons of the round, an opinion and remarks on single items.
 * @throws DomainError `input.invalid` without a reason, `letter.wrong-state`, `letter.conflict`,
 * `access.second-person` for one's own letter
 */
export async function sendBack(ctx: Context, letterId: Id, input: unknown): Promise<{ reviewId: Id }> {
  const decision = parse(sendingBack, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'review.send-back', input: { letterId, ...decision } }, async () => {
      const letter = await loadLetter(tx, letterId);
      const facts = await factsOf(tx, letter);
      permit(tx.actor, 'letter.review', facts);
      if (letter.revision !== decision.revision) {
        throw await letterConflict(tx, { ...letter, revision: decision.revision });
      }
      const { settings } = await roundById(tx, letter.roundId);
      if (decision.reasons.some((reason) => !settings.returnReasons.some(({ code }) => code === reason))) {
        throw invalid([{ field: 'reasons', code: 'review.unknown-reason' }]);
      }
      await moveLetter(tx, letter, 'sendBack');
      const reviewId = await insertReview(tx, letter, {
        organizationId: facts.reviewerOrganizationId ?? letter.organizationId,
        decision: 'returned',
        reasons: decision.reasons,
        opinion: decision.opinion || null,
        remarks: decision.remarks,
      });
      await audit(tx, {
        action: 'review.send-back',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version, reviewId, reasons: decision.reasons },
      });
      return { reviewId };
    }),
  );
}
