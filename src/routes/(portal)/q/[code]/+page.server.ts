import { redirect } from '@sveltejs/kit';
import { answerOnline, publicQuestionnaire } from '../../../../steps/1-propose/questionnaires/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { sentAnswers } from '../sent-answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  asked: await publicQuestionnaire(locals.office, params.code),
  thanks: url.searchParams.has('thanks'),
});

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const { code } = event.params;
      const { questions } = await publicQuestionnaire(ctx, code);
      await answerOnline(ctx, code, sentAnswers(sent, questions));
      redirect(303, `/q/${code}?thanks`);
    }),
};
