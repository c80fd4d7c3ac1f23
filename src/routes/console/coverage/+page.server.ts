import { coverage } from '../../../oversight/coverage/index.ts';
import { can } from '../../../registry/access/index.ts';
import { ancestors } from '../../../registry/organizations/index.ts';
import { listRounds } from '../../../registry/rounds/index.ts';
import { reviewLines } from './review-lines.ts';
import { roundOf, scopeOf } from './scope-of.ts';
import type { PageServerLoad } from './$types';

const VIEWS = ['members', 'organizations', 'items', 'reviews'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [scope, round] = await Promise.all([scopeOf(ctx, url), roundOf(ctx, url)]);
  const view = VIEWS.find((one) => one === url.searchParams.get('view')) ?? 'members';
  if (!scope || !round)
    return { view, scope: scope ?? null, round: null, shown: null, above: [], rounds: [], reviews: null };
  const after = url.searchParams.get('after');
  const shown = await coverage(ctx, {
    roundId: round.id,
    organizationId: scope,
    limit: 100,
    ...(after === null ? {} : { after }),
  });
  const [above, { rounds }, reviews] = await Promise.all([
    ancestors(ctx, scope),
    listRounds(ctx),
    view === 'reviews' ? reviewLines(ctx, shown) : null,
  ]);
  return {
    view,
    scope,
    round: { id: round.id, name: round.name },
    rounds: rounds.filter(({ state }) => state !== 'draft').map(({ id, name }) => ({ id, name })),
    // Only what the actor may open; the tree above the own scope is none of this page's business.
    above: above
      .filter(
        (one) =>
          one.id !== scope &&
          can(ctx.actor, 'coverage.read', { organizationId: one.id, path: one.path }).allowed,
      )
      .map(({ id, name }) => ({ id, name })),
    shown,
    reviews,
  };
};
