import type { Actions, PageServerLoad } from './$types';
import { move } from '../../../../../registry/organizations/index.ts';
import { actOn } from '../act-on.ts';
import { loadTarget } from '../target.ts';

export const load: PageServerLoad = (event) => loadTarget(event, 'move');

export const actions: Actions = {
  default: actOn(async (ctx, input) => void (await move(ctx, input))),
};
