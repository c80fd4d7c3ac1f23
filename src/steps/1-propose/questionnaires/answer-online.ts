import { randomUUID } from 'node:crypto';
import { ANONYMOUS } from '../../../kernel/actor.ts';
import { DomainError, invalid } from '../../../kernel/errors.ts';
import { bigramVector, once, transact, type Context } from '../../../platform/index.ts';
import { publicRow } from './public-questionnaire.ts';
import { isBlank, readForm, standingOf, wordsIn } from './rules.ts';

// law: anybody may answer, and an audit entry would tell the minute
/**
 * Takes one answer given online, without a name: only the day is kept, no address, no minute, and no entry in the
 * audit log, which would tell one.
 * @throws DomainError `questionnaire.not-found`, `questionnaire.not-open`, `input.invalid` at `q1`, `q2`, …
 */
export async function answerOnline(
  ctx: Context,
  code: string,
  sent: readonly (readonly string[])[],
): Promise<void> {
  // Somebody signed in answers like everybody else: no trace of the account.
  await transact({ ...ctx, actor: ANONYMOUS }, (tx) =>
    // The request is told by its key alone: a digest of the answers beside a time would lead back to them.
    once(tx, { action: 'questionnaire.answer', input: code }, async () => {
      const questionnaire = await publicRow(tx, code, 'share');
      const today = tx.clock.today();
      if (standingOf(questionnaire, today) !== 'open') throw new DomainError('questionnaire.not-open');
      const { answers, faults } = readForm(questionnaire.questions, sent);
      if (faults.length > 0) throw invalid(faults);
      if (isBlank(answers)) throw invalid([{ field: 'q1', code: 'questionnaire.nothing-answered' }]);
      await tx.db
        .insertInto('questionnaire_answer')
        .values({
          // Random: the ids made elsewhere begin with the time.
          id: randomUUID(),
          questionnaire_id: questionnaire.id,
          channel: 'online',
          answers: JSON.stringify(answers),
          answered_on: today,
          entered_by: null,
          serial: null,
          revision: 1,
          search: bigramVector(...wordsIn(answers)),
        })
        .execute();
    }),
  );
}
