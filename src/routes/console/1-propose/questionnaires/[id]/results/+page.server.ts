import { showResults } from '../../../../../../steps/1-propose/questionnaires/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  results: await showResults(locals.context, params.id),
  today: locals.office.clock.today(),
});
