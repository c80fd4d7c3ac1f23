import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { listTexts, showResults, type Results } from './show-results.ts';

export interface ExportedTexts {
  /** Position of the question, from 0. */
  readonly question: number;
  readonly texts: readonly string[];
}

/** Most texts of one question in an export. */
const MOST_TEXTS = 5000;

/**
 * Everything the results page shows, to be written as a sheet: counts, and texts in no order of time; no row of it is
 * one person's answers.
 * @throws DomainError `questionnaire.not-found`, `questionnaire.too-few-answers`
 */
export async function exportResults(
  ctx: Context,
  id: Id,
): Promise<{ readonly results: Results; readonly texts: readonly ExportedTexts[] }> {
  const results = await showResults(ctx, id);
  if (!results.visible.results) throw new DomainError('questionnaire.too-few-answers');
  const texts: ExportedTexts[] = [];
  for (const [question, { kind }] of results.questionnaire.questions.entries()) {
    if (kind === 'text') texts.push({ question, texts: await everyText(ctx, id, question) });
  }
  return { results, texts };
}

async function everyText(ctx: Context, id: Id, question: number): Promise<string[]> {
  const texts: string[] = [];
  let after: string | undefined;
  do {
    const page = await listTexts(ctx, id, { question, limit: 200, ...(after ? { after } : {}) });
    texts.push(...page.rows.map(({ text }) => text));
    after = page.next;
  } while (after && texts.length < MOST_TEXTS);
  return texts;
}
