import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { futureFaults, requireOpen, takeLetter } from './letter-in-hand.ts';
import { selfScore } from './rules.ts';
import { selfCheckInput } from './schemas.ts';

/**
 * 逐项对照检查: the committer says of every item whether it was fulfilled, and how. The score follows from the answers.
 * A later check stands for the earlier ones, which are kept.
 * @throws DomainError `letter.not-found`, `access.denied`, `appraisal.not-published`, `assessment.already-confirmed`,
 * `input.invalid`
 */
export async function selfCheck(ctx: Context, input: unknown): Promise<Id> {
  return transact(ctx, async (tx) => {
    const given = parse(selfCheckInput, input);
    const { letter, facts, items } = await takeLetter(tx, given.letterId);
    permit(tx.actor, 'appraisal.self-check', facts);
    return once(tx, { action: 'appraisal.self-check', input: given }, async () => {
      await requireOpen(tx, letter);
      const today = tx.clock.today();
      const faults = futureFaults('checkedOn', given.checkedOn, today);
      const answered = new Set(given.items.map(({ itemId }) => itemId));
      const whole = answered.size === items.length && items.every(({ id }) => answered.has(id));
      if (!whole) faults.push({ field: 'items', code: 'appraisal.items-incomplete' });
      if (faults.length > 0) throw invalid(faults);
      const now = tx.clock.now();
      const id = newId(now.getTime());
      const score = selfScore(given.items.map(({ fulfilled }) => fulfilled));
      await tx.db
        .insertInto('self_check')
        .values({
          id,
          letter_id: letter.id,
          checked_on: given.checkedOn ?? today,
          statement: given.statement,
          items: JSON.stringify(given.items),
          score,
          account_id: tx.actor.accountId ?? null,
          author_name: tx.actor.name,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'appraisal.self-check',
        organizationId: letter.organizationId,
        subjectKind: 'letter',
        subjectId: letter.id,
        detail: { number: letter.number, score },
      });
      return id;
    });
  });
}
