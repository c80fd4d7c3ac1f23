import { showQuestionnaire } from '../../../../../../steps/1-propose/questionnaires/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  view: await showQuestionnaire(locals.context, params.id),
});
