import { DomainError, invalid } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { openingFaults } from './rules.ts';
import { questionnaireRevision } from './schemas.ts';
import { changeQuestionnaire, managed } from './store.ts';

/**
 * Opens a questionnaire to everybody; from now on its questions stay as they are.
 * @throws DomainError `input.invalid` with what is missing, `organization.closed`, `questionnaire.conflict`
 */
export async function openQuestionnaire(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision } = parse(questionnaireRevision, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.open', input: { id, revision } }, async () => {
      const standing = await managed(tx, id, 'open');
      if (standing.organization.state === 'closed') throw new DomainError('organization.closed');
      const faults = openingFaults(standing.questionnaire, tx.clock.today());
      if (faults.length > 0) throw invalid(faults);
      const opensOn = standing.questionnaire.opensOn ?? tx.clock.today();
      await changeQuestionnaire(tx, standing, revision, 'open', { state: 'open', opensOn });
    }),
  );
}
