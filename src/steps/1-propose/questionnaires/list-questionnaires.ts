import { sql } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';
import { QUESTIONNAIRE_COLUMNS, toQuestionnaire } from './store.ts';
import type { Questionnaire, QuestionnaireState } from './types.ts';

export interface QuestionnaireFilter extends PageRequest {
  /** Path of the organization whose subtree is listed. */
  readonly within: string;
  readonly state?: QuestionnaireState;
}

export interface QuestionnaireRow extends Questionnaire {
  readonly organizationName: string;
  readonly answers: number;
}

/** Questionnaires of a subtree that the actor may read, the newest first. */
export async function listQuestionnaires(
  ctx: Context,
  filter: QuestionnaireFilter,
): Promise<Page<QuestionnaireRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 1);
  const rows = await ctx.db
    .selectFrom('questionnaire')
    .innerJoin('organization', 'organization.id', 'questionnaire.organization_id')
    .select(QUESTIONNAIRE_COLUMNS)
    .select('organization.name as organization_name')
    .select((eb) =>
      eb
        .selectFrom('questionnaire_answer')
        .whereRef('questionnaire_answer.questionnaire_id', '=', 'questionnaire.id')
        .select(({ fn }) => fn.countAll<number>().as('answers'))
        .as('answers'),
    )
    .where('organization.path', '>=', filter.within)
    .where('organization.path', '<', `${filter.within}~`)
    .where(
      where(ctx.actor, 'questionnaire.read', {
        organizationId: sql.ref('questionnaire.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
      }),
    )
    .$if(filter.state !== undefined, (query) => query.where('questionnaire.state', '=', filter.state!))
    .$if(after !== undefined, (query) => query.where('questionnaire.id', '<', String(after?.[0])))
    .orderBy('questionnaire.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ id }) => [id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...toQuestionnaire(row),
      organizationName: row.organization_name,
      answers: Number(row.answers ?? 0),
    })),
  };
}
