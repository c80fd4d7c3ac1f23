import { DomainError } from '../../../kernel/errors.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';
import { takingBackInput } from './schemas.ts';
import { OCCASION_FILES } from './types.ts';

/**
 * Corrects a record for one letter: it stays in sight with who took it back and why, and counts for nothing.
 * @throws DomainError `letter.not-found`, `access.denied`, `publish.no-such-record`
 */
export async function takeBackOccasion(ctx: Context, input: unknown): Promise<{ takenBack: true }> {
  const given = parse(takingBackInput, input);
  return transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, given.letterId);
    permit(tx.actor, 'publication.record', await factsOf(tx, letter));
    return once(tx, { action: 'publication.take-back', input: given }, async () => {
      const row = await tx.db
        .updateTable('publication_occasion_letter')
        .set({
          taken_back_at: tx.clock.now(),
          taken_back_by_name: tx.actor.name,
          taken_back_reason: given.reason,
        })
        .where('occasion_id', '=', given.occasionId)
        .where('letter_id', '=', letter.id)
        .where('taken_back_at', 'is', null)
        .returning('version')
        .executeTakeFirst();
      if (!row) throw new DomainError('publish.no-such-record');
      await audit(tx, {
        action: 'publication.take-back',
        organizationId: letter.organizationId,
        subjectKind: OCCASION_FILES,
        subjectId: given.occasionId,
        detail: { number: letter.number, reason: given.reason },
      });
      bumpContentVersion(tx);
      return { takenBack: true };
    });
  });
}
