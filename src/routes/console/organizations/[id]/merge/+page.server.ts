import type { Actions, PageServerLoad } from './$types';
import { merge } from '../../../../../registry/organizations/index.ts';
import { actOn } from '../act-on.ts';
import { loadTarget } from '../target.ts';

export const load: PageServerLoad = (event) => loadTarget(event, 'merge');

/** The successor is what there is to see afterwards. */
export const actions: Actions = {
  default: actOn(async (ctx, input) => {
    await merge(ctx, input);
    return input['successorId'];
  }),
};
