import { redirect } from '@sveltejs/kit';
import { passSuggestion, showSuggestion } from '../../../../../../steps/1-propose/suggestions/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { suggestionAddress, SUGGESTIONS } from '../../../addresses.ts';
import { receiverChoice } from '../../../receiver-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const { suggestion, organization, item, mayHandle } = await showSuggestion(ctx, params.id);
  if (!mayHandle || item || suggestion.state !== 'received') redirect(303, suggestionAddress(suggestion.id));
  // What the sender named as the place is the first guess.
  const choice = await receiverChoice(ctx, organization.id, url, suggestion.place ?? '');
  return { suggestion, organization, ...choice };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await passSuggestion(ctx, event.params.id, {
        revision: sent.number('revision'),
        toOrganizationId: sent.text('toOrganizationId'),
      });
      redirect(303, `${SUGGESTIONS}?done=passed&scope=${sent.text('organizationId')}`);
    }),
};
