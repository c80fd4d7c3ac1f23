import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { futureFaults, requireOpen, takeLetter } from './letter-in-hand.ts';
import { ballotFaults, publicResult, type PublicResult } from './rules.ts';
import { publicAppraisalInput } from './schemas.ts';

/**
 * 群众评议: the counts of one meeting's secret ballot. Figures must agree; below the round's least number of ballots the
 * meeting is kept but gives no score.
 * @throws DomainError `letter.not-found`, `access.denied`, `appraisal.not-published`, `assessment.already-confirmed`,
 * `input.invalid`
 */
export async function enterPublicAppraisal(ctx: Context, input: unknown): Promise<PublicResult> {
  return transact(ctx, async (tx) => {
    const given = parse(publicAppraisalInput, input);
    const { letter, round, facts } = await takeLetter(tx, given.letterId);
    permit(tx.actor, 'appraisal.enter-public', facts);
    return once(tx, { action: 'appraisal.enter-public', input: given }, async () => {
      await requireOpen(tx, letter);
      const { scale, thresholds } = round.settings;
      const faults = [
        ...ballotFaults(scale, given),
        ...futureFaults('heldOn', given.heldOn, tx.clock.today()),
      ];
      if (faults.length > 0) throw invalid(faults);
      const result = publicResult(scale, given.counts, thresholds.minBallots[letter.committer]);
      const now = tx.clock.now();
      await tx.db
        .insertInto('public_appraisal')
        .values({
          id: newId(now.getTime()),
          letter_id: letter.id,
          held_on: given.heldOn,
          place: given.place,
          participants: given.participants,
          issued: given.issued,
          returned: given.returned,
          counts: JSON.stringify(given.counts),
          score: result.score,
          satisfaction_rate: result.satisfactionRate,
          account_id: tx.actor.accountId ?? null,
          author_name: tx.actor.name,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'appraisal.enter-public',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, valid: result.valid, returned: given.returned },
      });
      return result;
    });
  });
}
