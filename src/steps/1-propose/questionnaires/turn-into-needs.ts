import { DomainError, invalid } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { addSource, insertNeed, showNeed, type HeardNeed } from '../needs/index.ts';
import { chosenAnswers, joined, type Chosen } from './chosen-answers.ts';
import { needsFromAnswers } from './schemas.ts';
import { permitManaging, readable } from './store.ts';

/**
 * Records ticked answers as needs of the organization (clause P1): one of all, or one each in the order of what was
 * ticked. Where a need of the bank says the same, the answers become a source of it.
 * @throws DomainError `input.invalid`, `questionnaire.not-found`, `need.not-found`, `access.denied`
 */
export async function turnIntoNeeds(ctx: Context, id: Id, input: unknown): Promise<{ ids: readonly Id[] }> {
  const { needs, ...selection } = parse(needsFromAnswers, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.turn-into-needs', input: { id, needs, selection } }, async () => {
      const { questionnaire, organization } = await readable(tx, id);
      permitManaging(tx, organization);
      const { path, parentId } = organization;
      permit(tx.actor, 'need.record', { organizationId: organization.id, path, parentId });
      if (organization.state === 'closed') throw new DomainError('organization.closed');
      const chosen = await chosenAnswers(tx, questionnaire, selection);
      if (chosen.length === 0 || (needs.length > 1 && needs.length !== chosen.length)) {
        throw invalid([{ field: 'needs', code: 'questionnaire.nothing-chosen' }]);
      }
      const ids: Id[] = [];
      for (const [i, need] of needs.entries()) {
        const sources = needs.length === 1 ? chosen : chosen.slice(i, i + 1);
        const heard: HeardNeed = {
          organizationId: organization.id,
          text: need.text,
          originalText: joined(sources),
          source: 'questionnaire',
          place: need.place,
          category: need.category,
          raisedCount: need.raisedCount,
          heardOn: tx.clock.today(),
          public: false,
          questionnaireId: id,
        };
        const needId = need.into ? await added(tx, need.into, heard) : await insertNeed(tx, heard);
        await remember(tx, id, sources, needId);
        await audit(tx, {
          action: 'questionnaire.turn-into-needs',
          organizationId: organization.id,
          subjectKind: 'need',
          subjectId: needId,
          detail: { questionnaire: id, answers: sources.length, added: need.into !== null },
        });
        ids.push(needId);
      }
      return { ids };
    }),
  );
}

/** Only a need of the same organization takes the answers in. */
async function added(tx: TransactionContext, into: Id, heard: HeardNeed): Promise<Id> {
  const { need } = await showNeed(tx, into);
  if (need.organizationId !== heard.organizationId) throw new DomainError('need.not-found');
  return addSource(tx, into, heard);
}

async function remember(
  tx: TransactionContext,
  id: Id,
  sources: readonly Chosen[],
  needId: Id,
): Promise<void> {
  await tx.db
    .insertInto('questionnaire_need')
    .values(
      sources.map(({ question, answerId, choice }) => ({
        questionnaire_id: id,
        question,
        answer_id: answerId,
        choice,
        need_id: needId,
      })),
    )
    .execute();
}
