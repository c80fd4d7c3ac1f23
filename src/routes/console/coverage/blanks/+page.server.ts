import { error } from '@sveltejs/kit';
import { blankOrganizations, blanks } from '../../../../oversight/coverage/index.ts';
import { organizationFacts } from '../../../../registry/organizations/index.ts';
import { roundOf, scopeOf } from '../scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [scope, round] = await Promise.all([scopeOf(ctx, url), roundOf(ctx, url)]);
  if (!scope || !round) error(404);
  const after = url.searchParams.get('after');
  const request = {
    roundId: round.id,
    organizationId: scope,
    limit: 100,
    ...(after === null ? {} : { after }),
  };
  const ofOrganizations = url.searchParams.get('of') === 'organizations';
  const people = ofOrganizations ? null : await blanks(ctx, request);
  const organizations = ofOrganizations ? await blankOrganizations(ctx, request) : null;
  const { id, name } = await organizationFacts(ctx, scope);
  return { organization: { id, name }, round: { id: round.id, name: round.name }, people, organizations };
};
