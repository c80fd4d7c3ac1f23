import { redirect } from '@sveltejs/kit';
import { ACTIVITY_KINDS } from '../../../../../steps/1-propose/collection/index.ts';
import { COLLECTION } from '../../addresses.ts';
import { oneOf, scopeOf } from '../../scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const scope = await scopeOf(locals.context, url);
  if (!scope) redirect(303, COLLECTION);
  return {
    scope: { id: scope.organization.id, name: scope.organization.name },
    kind: oneOf(ACTIVITY_KINDS, url.searchParams.get('kind')) ?? 'discussionMeeting',
    kinds: ACTIVITY_KINDS,
  };
};
