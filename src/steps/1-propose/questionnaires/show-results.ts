import { sql } from 'kysely';
import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { matches, type Context } from '../../../platform/index.ts';
import { countsOf, visibleTo, type QuestionCount, type Tally, type Visible } from './rules.ts';
import { answeredBy, showQuestionnaire, type QuestionnairePage } from './show-questionnaire.ts';
import { readable } from './store.ts';
import type { Channel } from './types.ts';

export interface Results extends QuestionnairePage {
  readonly visible: Visible;
  /** Empty while too few have answered for the actor to see them. */
  readonly counts: readonly QuestionCount[];
  /** Options that have become needs, as `question.choice` from 1. */
  readonly turned: readonly string[];
}

/**
 * Counts for each question, as of now. Below five answers only the organization that asks sees them; both ways apart
 * only when neither is so small (see `visibleTo`).
 * @throws DomainError `questionnaire.not-found`
 */
export async function showResults(ctx: Context, id: Id): Promise<Results> {
  const view = await showQuestionnaire(ctx, id);
  const visible = visibleTo(view.manages, view.answered);
  const tallies = visible.results ? await tallyAnswers(ctx, id) : [];
  return {
    ...view,
    visible,
    counts: visible.results ? countsOf(view.questionnaire.questions, tallies) : [],
    turned: await turnedOptions(ctx, id),
  };
}

async function turnedOptions({ db }: Pick<Context, 'db'>, id: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('questionnaire_need')
    .select(['question', 'choice'])
    .where('questionnaire_id', '=', id)
    .where('choice', 'is not', null)
    .execute();
  return rows.map(({ question, choice }) => `${question + 1}.${choice}`);
}

async function tallyAnswers({ db }: Pick<Context, 'db'>, id: Id): Promise<Tally[]> {
  const { rows } = await sql<{ question: number; choice: number | null; channel: Channel; count: number }>`
    select (part.position - 1)::int as question, choice::int as choice, channel, count(*)::int as count
    from questionnaire_answer
    cross join lateral jsonb_array_elements(answers) with ordinality as part (answer, position)
    cross join lateral (
      select null::text as choice
      union all
      select jsonb_array_elements_text(case jsonb_typeof(part.answer) when 'array' then part.answer else '[]' end)
    ) as chosen
    where questionnaire_id = ${id} and jsonb_typeof(part.answer) <> 'null'
    group by 1, 2, 3`.execute(db);
  return rows;
}

export interface TextAnswer {
  readonly id: Id;
  readonly text: string;
  /** Has become a need. */
  readonly turned: boolean;
}

export interface TextRequest extends PageRequest {
  /** Position of the question, from 0. */
  readonly question: number;
  /** A piece of the text. */
  readonly query?: string;
}

/** What was written in answer to one question, in no order of time. @throws DomainError `questionnaire.too-few-answers` */
export async function listTexts(ctx: Context, id: Id, request: TextRequest): Promise<Page<TextAnswer>> {
  const { questionnaire, manages } = await readable(ctx, id);
  if (!visibleTo(manages, await answeredBy(ctx, id)).results) {
    throw new DomainError('questionnaire.too-few-answers');
  }
  if (questionnaire.questions[request.question]?.kind !== 'text') return { rows: [] };
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 1);
  const text = sql<string>`answers ->> ${request.question}::int`;
  // By a hash: neither ids nor the order of typing say which answer came after which.
  const place = sql<string>`md5(id::text)`;
  const rows = await ctx.db
    .selectFrom('questionnaire_answer')
    .select(['id', text.as('text'), place.as('place')])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('questionnaire_need')
            .select(sql.lit(1).as('one'))
            .whereRef('questionnaire_need.answer_id', '=', 'questionnaire_answer.id')
            .where('questionnaire_need.questionnaire_id', '=', id)
            .where('questionnaire_need.question', '=', request.question),
        )
        .as('turned'),
    )
    .where('questionnaire_id', '=', id)
    .where(text, 'is not', null)
    .where(matches(sql.ref('search'), text, request.query ?? ''))
    .$if(after !== undefined, (query) => query.where(place, '>', String(after?.[0])))
    .orderBy(place)
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.place]);
  return {
    ...page,
    rows: page.rows.map(({ place: _, ...row }) => ({ ...row, turned: Boolean(row.turned) })),
  };
}
