import { redirect } from '@sveltejs/kit';
import { findDuplicates } from '../../../../../steps/1-propose/needs/index.ts';
import { NEEDS } from '../../addresses.ts';
import { scopeOf } from '../../scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const scope = await scopeOf(locals.context, url);
  if (!scope) redirect(303, NEEDS);
  const { id, name } = scope.organization;
  return { scope: { id, name }, tree: scope.tree, groups: await findDuplicates(locals.context, id) };
};
