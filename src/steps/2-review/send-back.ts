import { invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { moveLetter } from '../../registry/letters/index.ts';
import { voteFaults } from './rules.ts';
import { sendingBack } from './schemas.ts';
import { insertReview } from './store.ts';
import { underReview } from './under-review.ts';

/**
 * Sends the submitted version back with coded reasons of the round, an opinion, remarks on single items and words the
 * author may take over. The first level looks at it first again.
 * @throws DomainError `input.invalid` without a reason, `letter.wrong-state`, `letter.conflict`,
 * `access.second-person` for one's own letter
 */
export async function sendBack(ctx: Context, letterId: Id, input: unknown): Promise<{ reviewId: Id }> {
  const decision = parse(sendingBack, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'review.send-back', input: { letterId, ...decision } }, async () => {
      const { letter, round, reviewerId, inBranch } = await underReview(tx, letterId, decision.revision);
      const { settings } = round;
      if (decision.reasons.some((reason) => !settings.returnReasons.some(({ code }) => code === reason))) {
        throw invalid([{ field: 'reasons', code: 'review.unknown-reason' }]);
      }
      const faults = voteFaults(decision.vote, {
        decision: 'returned',
        committer: letter.committer,
        inBranch,
        settings,
        today: tx.clock.today(),
      });
      if (faults.length > 0) throw invalid(faults);
      const moved = await moveLetter(tx, letter, 'sendBack');
      const reviewId = await insertReview(tx, letter, moved, {
        organizationId: reviewerId,
        decision: 'returned',
        reasons: decision.reasons,
        opinion: decision.opinion || null,
        remarks: decision.remarks,
        edits: decision.edits,
        vote: decision.vote,
      });
      await audit(tx, {
        action: 'review.send-back',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letterId,
        detail: { version: letter.version, level: letter.reviewLevel, reviewId, reasons: decision.reasons },
      });
      return { reviewId };
    }),
  );
}
