import { showActivity } from '../../../../../../steps/1-propose/collection/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => showActivity(locals.context, params.id);
