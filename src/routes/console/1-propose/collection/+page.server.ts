import type { Page } from '../../../../kernel/page.ts';
import { can } from '../../../../registry/access/index.ts';
import {
  ACTIVITY_KINDS,
  listActivities,
  type ActivityRow,
} from '../../../../steps/1-propose/collection/index.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const scope = await scopeOf(ctx, url);
  const kind = oneOf(ACTIVITY_KINDS, url.searchParams.get('kind'));
  const query = url.searchParams.get('q') ?? '';
  const after = url.searchParams.get('after');
  const filter = { kind: kind ?? '', query };
  const nothing: Page<ActivityRow> = { rows: [] };
  if (!scope) return { scope: null, tree: [], page: nothing, mayRecord: false, filter };
  const { id, name, path, parentId, state } = scope.organization;
  return {
    scope: { id, name },
    tree: scope.tree,
    page: await listActivities(ctx, {
      within: path,
      query,
      ...(kind ? { kind } : {}),
      ...(after ? { after } : {}),
    }),
    mayRecord:
      state === 'active' && can(ctx.actor, 'need.record', { organizationId: id, path, parentId }).allowed,
    filter,
  };
};
