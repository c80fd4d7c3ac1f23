import { conflict, DomainError, notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import {
  audit,
  bigramVector,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { readSheet } from './enter-sheet.ts';
import { wordsIn } from './rules.ts';
import { questionnaireRevision, sheetCorrection } from './schemas.ts';
import { managed } from './store.ts';
import type { Questionnaire } from './types.ts';

/** Puts right a sheet that the actor typed in. @throws DomainError `sheet.not-found`, `sheet.not-own`, `sheet.conflict` */
export async function correctSheet(
  ctx: Context,
  id: Id,
  sheetId: Id,
  input: unknown,
): Promise<{ revision: number }> {
  const { serial, cells, revision } = parse(sheetCorrection, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.correct', input: { sheetId, serial, cells, revision } }, async () => {
      const { questionnaire } = await managed(tx, id, 'enter');
      const seen = await ownSheet(tx, id, sheetId);
      const answers = readSheet(questionnaire.questions, cells);
      const { numUpdatedRows } = await tx.db
        .updateTable('questionnaire_answer')
        .set({
          answers: JSON.stringify(answers),
          serial,
          revision: revision + 1,
          search: bigramVector(...wordsIn(answers)),
        })
        .where('id', '=', sheetId)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw conflict('sheet', { seen: revision, now: seen });
      await trace(tx, questionnaire, 'correct', sheetId);
      return { revision: revision + 1 };
    }),
  );
}

/** Takes out a sheet that the actor typed in by mistake. */
export async function removeSheet(ctx: Context, id: Id, sheetId: Id, input: unknown): Promise<void> {
  const { revision } = parse(questionnaireRevision, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.remove-sheet', input: { sheetId, revision } }, async () => {
      const { questionnaire } = await managed(tx, id, 'enter');
      const seen = await ownSheet(tx, id, sheetId);
      const { numDeletedRows } = await tx.db
        .deleteFrom('questionnaire_answer')
        .where('id', '=', sheetId)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numDeletedRows !== 1n) throw conflict('sheet', { seen: revision, now: seen });
      await trace(tx, questionnaire, 'remove-sheet', sheetId);
    }),
  );
}

async function ownSheet(tx: TransactionContext, id: Id, sheetId: Id): Promise<number> {
  const row = isId(sheetId)
    ? await tx.db
        .selectFrom('questionnaire_answer')
        .select(['entered_by', 'revision'])
        .where('id', '=', sheetId)
        .where('questionnaire_id', '=', id)
        .where('channel', '=', 'paper')
        .executeTakeFirst()
    : undefined;
  if (!row) throw notFound('sheet');
  if (row.entered_by !== tx.actor.accountId) throw new DomainError('sheet.not-own');
  return row.revision;
}

const trace = (
  tx: TransactionContext,
  { id, organizationId }: Questionnaire,
  act: string,
  sheet: Id,
): Promise<void> =>
  audit(tx, {
    action: `questionnaire.${act}`,
    organizationId,
    subjectKind: 'questionnaire',
    subjectId: id,
    detail: { sheet },
  });
