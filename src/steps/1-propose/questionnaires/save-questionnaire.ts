import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { questionnaireDraft } from './schemas.ts';
import { changeQuestionnaire, managed } from './store.ts';

/**
 * Saves a draft; what is still missing is told when it is opened.
 * @throws DomainError `input.invalid`, `questionnaire.not-draft` once it was opened, `questionnaire.conflict`
 */
export async function saveQuestionnaire(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  const { revision, ...draft } = parse(questionnaireDraft, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.save', input: { id, revision, draft } }, async () =>
      changeQuestionnaire(tx, await managed(tx, id, 'save'), revision, 'save', draft),
    ),
  );
}
