import { listRounds } from '../../../registry/rounds/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => listRounds(locals.context);
