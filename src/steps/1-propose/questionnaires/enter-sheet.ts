import { invalid, type FieldFault } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { audit, bigramVector, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { isBlank, readCell, wordsIn } from './rules.ts';
import { sheetInput } from './schemas.ts';
import { managed } from './store.ts';
import { QUESTIONNAIRE_LIMITS, type Answer, type Question } from './types.ts';

/**
 * Types in one sheet of paper. What was left blank on paper stays blank, even where an answer was asked for.
 * @returns `sameSerial` when another sheet bears this number: a hint that one was typed in twice
 * @throws DomainError `input.invalid` at `q1`, `q2`, …, `questionnaire.wrong-state` once it is closed
 */
export async function enterSheet(
  ctx: Context,
  id: Id,
  input: unknown,
): Promise<{ id: Id; revision: number; sameSerial: boolean }> {
  const { serial, cells } = parse(sheetInput, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.enter', input: { id, serial, cells } }, async () => {
      const { questionnaire } = await managed(tx, id, 'enter');
      const answers = readSheet(questionnaire.questions, cells);
      const sheetId = newId(tx.clock.now().getTime());
      const twin = serial
        ? await tx.db
            .selectFrom('questionnaire_answer')
            .select('id')
            .where('questionnaire_id', '=', id)
            .where('channel', '=', 'paper')
            .where('serial', '=', serial)
            .limit(1)
            .executeTakeFirst()
        : undefined;
      await tx.db
        .insertInto('questionnaire_answer')
        .values({
          id: sheetId,
          questionnaire_id: id,
          channel: 'paper',
          answers: JSON.stringify(answers),
          answered_on: tx.clock.today(),
          entered_by: tx.actor.accountId ?? null,
          serial,
          revision: 1,
          search: bigramVector(...wordsIn(answers)),
        })
        .execute();
      await audit(tx, {
        action: 'questionnaire.enter',
        organizationId: questionnaire.organizationId,
        subjectKind: 'questionnaire',
        subjectId: id,
        detail: { sheet: sheetId },
      });
      return { id: sheetId, revision: 1, sameSerial: twin !== undefined };
    }),
  );
}

/** The cells of a sheet as answers. @throws DomainError `input.invalid` */
export function readSheet(questions: readonly Question[], cells: readonly string[]): readonly Answer[] {
  const faults: FieldFault[] = [];
  const answers = questions.map((question, i): Answer => {
    const read = readCell(question, cells[i] ?? '');
    if ('answer' in read) return read.answer;
    const params = { most: QUESTIONNAIRE_LIMITS.text };
    faults.push({ field: `q${i + 1}`, code: read.fault, value: cells[i] ?? '', params });
    return null;
  });
  if (faults.length > 0) throw invalid(faults);
  if (isBlank(answers)) throw invalid([{ field: 'q1', code: 'questionnaire.blank-sheet' }]);
  return answers;
}
