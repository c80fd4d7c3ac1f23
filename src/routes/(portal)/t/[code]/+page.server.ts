import { fail, redirect } from '@sveltejs/kit';
import { isDomainError } from '../../../../kernel/errors.ts';
import { markReply, spelled, trackSuggestion } from '../../../../steps/1-propose/suggestions/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, getClientAddress, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  try {
    const { id: _, ...tracked } = await trackSuggestion(locals.office, getClientAddress(), params.code);
    return { code: spelled(params.code), tracked, marked: url.searchParams.has('marked') };
  } catch (error) {
    if (isDomainError(error) && error.code === 'suggestion.not-found') redirect(303, '/t?wrong');
    if (isDomainError(error) && error.code === 'suggestion.too-many-tries') redirect(303, '/t?wait');
    throw error;
  }
};

export const actions: Actions = {
  mark: async (event) => {
    const answer = await act(event, async (sent) => {
      await markReply(event.locals.office, event.getClientAddress(), event.params.code, {
        number: sent.number('number'),
        done: sent.text('done') === 'yes',
      });
      redirect(303, `/t/${spelled(event.params.code)}?marked#replies`);
    });
    return answer ?? fail(400);
  },
};
