import { listTexts, showQuestionnaire } from '../../../../../../../steps/1-propose/questionnaires/index.ts';
import { notFound } from '../../../../../../../kernel/errors.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const view = await showQuestionnaire(ctx, params.id);
  const position = Number(url.searchParams.get('q')) - 1;
  const question = view.questionnaire.questions[position];
  if (question?.kind !== 'text') throw notFound('questionnaire');
  const query = url.searchParams.get('find') ?? '';
  const after = url.searchParams.get('after');
  return {
    view,
    question: { position, text: question.text },
    query,
    texts: await listTexts(ctx, params.id, { question: position, query, ...(after ? { after } : {}) }),
  };
};
