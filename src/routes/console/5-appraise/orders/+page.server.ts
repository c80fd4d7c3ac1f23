import { listOrders } from '../../../../steps/5-appraise/index.ts';
import { scopeOf } from '../../1-propose/scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const state = url.searchParams.get('state') === 'closed' ? 'closed' : 'open';
  const scope = await scopeOf(ctx, url);
  if (!scope) return { scope: null, state, page: { rows: [] } } as const;
  const after = url.searchParams.get('after');
  const page = await listOrders(ctx, {
    scopeId: scope.organization.id,
    state,
    ...(after ? { after } : {}),
  });
  return {
    scope: { id: scope.organization.id, name: scope.organization.name, tree: scope.tree },
    state,
    page,
  } as const;
};
