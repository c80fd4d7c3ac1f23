import { fail, redirect } from '@sveltejs/kit';
import { invalid, isDomainError } from '../../../kernel/errors.ts';
import { spelled, trackSuggestion } from '../../../steps/1-propose/suggestions/index.ts';
import { act } from '../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  wrong: url.searchParams.has('wrong'),
  wait: url.searchParams.has('wait'),
});

export const actions: Actions = {
  default: async (event) => {
    const answer = await act(event, async (sent) => {
      const typed = sent.text('trackingCode');
      try {
        await trackSuggestion(event.locals.office, event.getClientAddress(), typed);
      } catch (error) {
        const unknown = isDomainError(error) && error.code === 'suggestion.not-found';
        throw unknown ? invalid([{ field: 'trackingCode', code: 'suggestion.code-unknown' }]) : error;
      }
      redirect(303, `/t/${spelled(typed)}`);
    });
    return answer ?? fail(400);
  },
};
