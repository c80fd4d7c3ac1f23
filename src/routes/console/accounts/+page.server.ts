import { inviteSubordinates, issueSlips, listAccounts, ROLES } from '../../../registry/access/index.ts';
import { act } from '../../../ui/form/act.ts';
import { placeIn, roleIn, rootsOf, stateIn } from './scope-tree.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { context } = locals;
  const query = url.searchParams;
  const place = await placeIn(context, query.get('organization'));
  const filter = {
    organizationId: place?.id,
    text: query.get('text') ?? undefined,
    state: stateIn(query.get('state')),
    role: roleIn(query.get('role')),
  };
  const after = query.get('after');
  return {
    page: await listAccounts(context, filter, after === null ? {} : { after }),
    filter,
    place: place
      ? { id: place.id, name: place.shortName ?? place.name, hasChildren: place.subtree.organizations > 1 }
      : undefined,
    roots: await rootsOf(context),
    roles: ROLES,
  };
};

export const actions: Actions = {
  slips: (event) =>
    act(event, async (sent, ctx) => ({ slips: await issueSlips(ctx, sent.texts('account')) })),
  children: (event) =>
    act(event, async (sent, ctx) => ({ slips: await inviteSubordinates(ctx, sent.text('organizationId')) })),
};
