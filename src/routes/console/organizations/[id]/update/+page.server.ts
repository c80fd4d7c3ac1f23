import type { Actions } from './$types';
import { update } from '../../../../../registry/organizations/index.ts';
import { actOn } from '../act-on.ts';

export const actions: Actions = {
  default: actOn(async (ctx, input) => void (await update(ctx, input))),
};
