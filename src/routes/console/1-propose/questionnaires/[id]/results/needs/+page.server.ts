import { redirect } from '@sveltejs/kit';
import { currentRound } from '../../../../../../../registry/rounds/index.ts';
import {
  proposeNeeds,
  showQuestionnaire,
  turnIntoNeeds,
} from '../../../../../../../steps/1-propose/questionnaires/index.ts';
import { act } from '../../../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../../../ui/form/sent.ts';
import { questionnaireAddress } from '../../../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was ticked, as the address or the form carries it: `q=2&answer=…`, `option=1.3`. */
const selectionOf = (question: string | null, answers: string[], options: string[]) => ({
  question: Math.max(0, Number(question ?? 1) - 1) || 0,
  answers,
  options: options.map((option) => {
    const [at, choice] = option.split('.').map(Number);
    return { question: (at || 1) - 1, choice: choice || 1 };
  }),
});

export const load: PageServerLoad = async ({ locals, params, url: { searchParams } }) => {
  const ctx = locals.context;
  const answers = searchParams.getAll('answer');
  const options = searchParams.getAll('option');
  const asked = searchParams.get('how');
  // Options differ in what they say; texts ticked together mostly say the same.
  const how = asked === 'each' || (asked === null && options.length > 1) ? 'each' : 'merge';
  const selection = selectionOf(searchParams.get('q'), answers, options);
  const [view, proposed, round] = await Promise.all([
    showQuestionnaire(ctx, params.id),
    proposeNeeds(ctx, params.id, selection, how),
    currentRound(ctx),
  ]);
  const { organization, person } = round?.settings.categories ?? { organization: [], person: [] };
  return {
    view,
    ...proposed,
    how,
    ticked: { question: searchParams.get('q') ?? '', answers, options },
    categories: [...organization, ...person],
    done: Number(searchParams.get('recorded')) || 0,
  };
};

function needsOf(sent: Sent) {
  const needs = [];
  for (let i = 0; sent.data.has(`needs.${i}.text`); i += 1) {
    const at = (name: string): string => `needs.${i}.${name}`;
    needs.push({
      text: sent.text(at('text')),
      place: sent.text(at('place')),
      category: sent.text(at('category')),
      raisedCount: sent.number(at('raisedCount')) ?? 1,
      into: sent.text(at('into')) === 'new' ? '' : sent.text(at('into')),
    });
  }
  return needs;
}

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const selection = selectionOf(sent.text('q') || null, sent.texts('answer'), sent.texts('option'));
      const { ids } = await turnIntoNeeds(ctx, event.params.id, { ...selection, needs: needsOf(sent) });
      redirect(303, `${questionnaireAddress(event.params.id, 'results/needs')}?recorded=${ids.length}`);
    }),
};
