import { organizationFacts } from '../../../../registry/organizations/index.ts';
import { authorityOver, mayNameAuthority } from '../../../../registry/people/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const ctx = locals.context;
  const { person } = await parent();
  const authority = await authorityOver(ctx, params.id);
  return {
    authority: authority === undefined ? null : (await organizationFacts(ctx, authority)).name,
    mayNameAuthority: mayNameAuthority(ctx, person),
  };
};
