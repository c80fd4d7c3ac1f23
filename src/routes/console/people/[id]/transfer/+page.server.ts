import { treeAround } from '../../../../../registry/organizations/index.ts';
import { transfer } from '../../../../../registry/people/index.ts';
import { actOn } from '../act-on.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { person } = await parent();
  return { tree: await treeAround(locals.context, person.organizationId) };
};

export const actions: Actions = {
  default: actOn((ctx, input) =>
    transfer(ctx, 'noHost' in input ? { ...input, hostOrganizationId: '' } : input),
  ),
};
