import { conflict } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { questionnaireRevision } from './schemas.ts';
import { managed } from './store.ts';

/** Throws away a draft that nobody has answered. @throws DomainError `questionnaire.wrong-state`, `questionnaire.conflict` */
export async function discardQuestionnaire(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision } = parse(questionnaireRevision, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.discard', input: { id, revision } }, async () => {
      const { questionnaire } = await managed(tx, id, 'discard');
      const { numDeletedRows } = await tx.db
        .deleteFrom('questionnaire')
        .where('id', '=', id)
        .where('state', '=', 'draft')
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numDeletedRows !== 1n) {
        throw conflict('questionnaire', { seen: revision, now: questionnaire.revision });
      }
      await audit(tx, {
        action: 'questionnaire.discard',
        organizationId: questionnaire.organizationId,
        subjectKind: 'questionnaire',
        subjectId: id,
        detail: { title: questionnaire.title },
      });
    }),
  );
}
