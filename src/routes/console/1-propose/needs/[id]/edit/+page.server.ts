import { redirect } from '@sveltejs/kit';
import { editNeed, showNeed } from '../../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { needAddress } from '../../../addresses.ts';
import { needCategories } from '../../categories.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { need, organizationName, mayAnswer } = await showNeed(locals.context, params.id);
  if (!mayAnswer || need.state === 'merged') redirect(303, needAddress(need.id));
  return { need, organizationName, categories: await needCategories(locals.context) };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await editNeed(ctx, event.params.id, {
        revision: sent.number('revision'),
        text: sent.text('text'),
        place: sent.text('place'),
        category: sent.text('category'),
        urgency: sent.flag('urgent') ? 'urgent' : 'normal',
      });
      redirect(303, needAddress(event.params.id, 'edited'));
    }),
};
