import { error } from '@sveltejs/kit';
import { exemptions, EXEMPTION_STATES } from '../../../../oversight/coverage/index.ts';
import { organizationFacts } from '../../../../registry/organizations/index.ts';
import { roundOf, scopeOf } from '../scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [scope, round] = await Promise.all([scopeOf(ctx, url), roundOf(ctx, url)]);
  if (!scope || !round) error(404);
  const after = url.searchParams.get('after');
  const state = EXEMPTION_STATES.find((one) => one === url.searchParams.get('state')) ?? 'standing';
  const { rows, next } = await exemptions(ctx, {
    roundId: round.id,
    organizationId: scope,
    state,
    limit: 100,
    ...(after === null ? {} : { after }),
  });
  const { id, name } = await organizationFacts(ctx, scope);
  return {
    organization: { id, name },
    round: { id: round.id, name: round.name },
    state,
    states: EXEMPTION_STATES,
    today: ctx.clock.today(),
    countedAt: ctx.clock.now(),
    reasons: round.settings.exemptionReasons,
    rows,
    next,
  };
};
