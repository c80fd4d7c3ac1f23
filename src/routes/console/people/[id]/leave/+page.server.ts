import { leave } from '../../../../../registry/people/index.ts';
import { actOn } from '../act-on.ts';
import type { Actions } from './$types';

export const actions: Actions = { default: actOn(leave) };
