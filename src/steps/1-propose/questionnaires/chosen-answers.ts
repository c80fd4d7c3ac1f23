import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context, TransactionContext } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { similarNeeds, type SimilarNeed } from '../needs/index.ts';
import { labelsOf } from './rules.ts';
import { ticked } from './schemas.ts';
import { showResults } from './show-results.ts';
import { permitManaging, readable } from './store.ts';
import type { Questionnaire } from './types.ts';

/** One text or one option that is to become a need. */
export interface Chosen {
  readonly text: string;
  readonly raisedCount: number;
  readonly question: number;
  readonly answerId: Id | null;
  readonly choice: number | null;
}

/** Texts of one question and counted options, as ticked; what is not there is left out. Without a permission check. */
export async function chosenAnswers(
  ctx: Context | TransactionContext,
  { id, questions }: Questionnaire,
  input: unknown,
): Promise<Chosen[]> {
  const { question, answers, options } = parse(ticked, input);
  const text = sql<string>`answers ->> ${question}::int`;
  const rows =
    answers.length > 0 && questions[question]?.kind === 'text'
      ? await ctx.db
          .selectFrom('questionnaire_answer')
          .select(['id', text.as('text')])
          .where('questionnaire_id', '=', id)
          .where('id', 'in', answers)
          .where(text, 'is not', null)
          .execute()
      : [];
  const { counts } = options.length > 0 ? await showResults(ctx, id) : { counts: [] };
  return [
    ...rows.map((row) => ({ text: row.text, raisedCount: 1, question, answerId: row.id, choice: null })),
    ...options.flatMap((option) => {
      const asked = questions[option.question];
      const label = asked && labelsOf(asked)[option.choice - 1];
      const raisedCount = counts[option.question]?.choices[option.choice - 1]?.count ?? 0;
      return label && raisedCount > 0
        ? [{ text: label, raisedCount, question: option.question, answerId: null, choice: option.choice }]
        : [];
    }),
  ];
}

export interface NeedProposal {
  readonly text: string;
  readonly raisedCount: number;
  readonly similar: readonly SimilarNeed[];
}

/**
 * What the ticked answers would become: one need of all, or one each, with needs of the bank that say nearly the same.
 * @throws DomainError `questionnaire.not-found`, `access.denied` for those who only read
 */
export async function proposeNeeds(
  ctx: Context,
  id: Id,
  input: unknown,
  how: 'merge' | 'each',
): Promise<{ readonly chosen: readonly Chosen[]; readonly proposals: readonly NeedProposal[] }> {
  const { questionnaire, organization } = await readable(ctx, id);
  permitManaging(ctx, organization);
  const chosen = await chosenAnswers(ctx, questionnaire, input);
  const wanted =
    how === 'each'
      ? chosen
      : chosen.length > 0
        ? [{ text: joined(chosen), raisedCount: chosen.reduce((sum, one) => sum + one.raisedCount, 0) }]
        : [];
  const proposals = await Promise.all(
    wanted.map(async ({ text, raisedCount }) => ({
      text,
      raisedCount,
      similar: await similarNeeds(ctx, organization.id, how === 'merge' ? (chosen[0]?.text ?? '') : text),
    })),
  );
  return { chosen, proposals };
}

const MOST_CHARACTERS = 480;

/** Different texts one after the other, as far as a need holds them; the secretary makes one sentence of it. */
export function joined(chosen: readonly Pick<Chosen, 'text'>[]): string {
  let text = '';
  for (const part of new Set(chosen.map((one) => one.text.replace(/[。；;.]+$/, '')))) {
    const longer = text ? `${text}；${part}` : part;
    if (longer.length > MOST_CHARACTERS) break;
    text = longer;
  }
  return text;
}
