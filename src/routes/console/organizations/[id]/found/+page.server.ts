import type { Actions } from './$types';
import { found } from '../../../../../registry/organizations/index.ts';
import { actOn } from '../act-on.ts';

export const actions: Actions = {
  default: actOn(async (ctx, input) => (await found(ctx, input)).id),
};
