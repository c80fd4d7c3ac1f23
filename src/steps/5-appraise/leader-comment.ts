import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { futureFaults, requireOpen, takeLetter } from './letter-in-hand.ts';
import { commentInput } from './schemas.ts';

/**
 * 领导点评: what is good, what is wrong, where to go, and a score; praise alone is no comment.
 * @throws DomainError `letter.not-found`, `access.denied`, `access.second-person`, `appraisal.not-published`,
 * `assessment.already-confirmed`, `input.invalid`
 */
export async function leaderComment(ctx: Context, input: unknown): Promise<Id> {
  return transact(ctx, async (tx) => {
    const given = parse(commentInput, input);
    const { letter, facts } = await takeLetter(tx, given.letterId);
    permit(tx.actor, 'appraisal.comment', facts);
    return once(tx, { action: 'appraisal.comment', input: given }, async () => {
      await requireOpen(tx, letter);
      const today = tx.clock.today();
      const faults = futureFaults('commentedOn', given.commentedOn, today);
      if (faults.length > 0) throw invalid(faults);
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('leader_comment')
        .values({
          id,
          letter_id: letter.id,
          leader_name: given.leaderName,
          leader_post: given.leaderPost,
          commented_on: given.commentedOn ?? today,
          good: given.good,
          problem: given.problem,
          direction: given.direction,
          score: given.score,
          account_id: tx.actor.accountId ?? null,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'appraisal.comment',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, score: given.score },
      });
      return id;
    });
  });
}
