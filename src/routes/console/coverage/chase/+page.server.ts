import { chaseList, CHASE_WHATS } from '../../../../oversight/coverage/index.ts';
import { organizationFacts } from '../../../../registry/organizations/index.ts';
import { requestOf } from './request-of.ts';
import type { PageServerLoad } from './$types';

const ORGANIZATIONS_AT_ONCE = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const { request, round } = await requestOf(ctx, url);
  const after = url.searchParams.get('after');
  const page = { limit: ORGANIZATIONS_AT_ONCE, ...(after === null ? {} : { after }) };
  const { rows, next } = await chaseList(ctx, { ...request, ...page });
  const { id, name } = await organizationFacts(ctx, request.organizationId);
  return {
    organization: { id, name },
    round: { id: round.id, name: round.name },
    what: request.what ?? 'all',
    whats: CHASE_WHATS,
    own: request.own === true,
    countedAt: ctx.clock.now(),
    groups: rows,
    next,
  };
};
