import { invalid } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { questionnaireRevision, reopening } from './schemas.ts';
import { changeQuestionnaire, managed } from './store.ts';

/** Ends answering, online and from paper. @throws DomainError `questionnaire.wrong-state`, `questionnaire.conflict` */
export async function closeQuestionnaire(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision } = parse(questionnaireRevision, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.close', input: { id, revision } }, async () => {
      await changeQuestionnaire(tx, await managed(tx, id, 'close'), revision, 'close', { state: 'closed' });
    }),
  );
}

/** Lets it be answered again, with the same questions, until a day that is still to come. */
export async function reopenQuestionnaire(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision, closesOn } = parse(reopening, input);
  if (closesOn !== null && closesOn < ctx.clock.today()) {
    throw invalid([{ field: 'closesOn', code: 'questionnaire.day-past', value: closesOn }]);
  }
  await transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.reopen', input: { id, revision, closesOn } }, async () => {
      const standing = await managed(tx, id, 'reopen');
      await changeQuestionnaire(tx, standing, revision, 'reopen', { state: 'open', closesOn });
    }),
  );
}
