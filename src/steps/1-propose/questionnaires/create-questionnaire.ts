import { DomainError } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context, type TransactionContext } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { newQuestionnaire } from './schemas.ts';
import { STARTER } from './starter.data.ts';
import { newCode, permitManaging, readable } from './store.ts';
import type { Questionnaire } from './types.ts';

/**
 * Starts a draft: empty, from the starter, or with the questions of an earlier questionnaire that the actor may read.
 * @throws DomainError `input.invalid`, `questionnaire.not-found`, `organization.closed`
 */
export async function createQuestionnaire(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const { organizationId, from } = parse(newQuestionnaire, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'questionnaire.create', input: { organizationId, from } }, async () => {
      const organization = await organizationFacts(tx, organizationId);
      permitManaging(tx, organization);
      if (organization.state === 'closed') throw new DomainError('organization.closed');
      const { title, intro, questions } = await wordsFrom(tx, from);
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('questionnaire')
        .values({
          id,
          organization_id: organizationId,
          code: newCode(),
          title,
          intro,
          questions: JSON.stringify(questions),
          state: 'draft',
          opens_on: null,
          closes_on: null,
          account_id: tx.actor.accountId ?? null,
          revision: 1,
          created_at: now,
          updated_at: now,
        })
        .execute();
      await audit(tx, {
        action: 'questionnaire.create',
        organizationId,
        subjectKind: 'questionnaire',
        subjectId: id,
        detail: { from },
      });
      return { id };
    }),
  );
}

async function wordsFrom(
  tx: TransactionContext,
  from: string,
): Promise<Pick<Questionnaire, 'title' | 'intro' | 'questions'>> {
  if (from === 'starter') return STARTER;
  if (from === 'empty') return { title: '', intro: '', questions: [] };
  return (await readable(tx, from)).questionnaire;
}
