import { redirect } from '@sveltejs/kit';
import { isDomainError } from '../../../../kernel/errors.ts';
import { spelled, trackSuggestion } from '../../../../steps/1-propose/suggestions/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, getClientAddress, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  try {
    const { id: _, ...tracked } = await trackSuggestion(locals.office, getClientAddress(), params.code);
    return { code: spelled(params.code), tracked, today: locals.office.clock.today() };
  } catch (error) {
    if (isDomainError(error) && error.code === 'suggestion.not-found') redirect(303, '/t?wrong');
    if (isDomainError(error) && error.code === 'suggestion.too-many-tries') redirect(303, '/t?wait');
    throw error;
  }
};
