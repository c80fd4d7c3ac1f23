import type { Actions } from './$types';
import { rename } from '../../../../../registry/organizations/index.ts';
import { actOn } from '../act-on.ts';

export const actions: Actions = {
  default: actOn(async (ctx, input) => void (await rename(ctx, input))),
};
