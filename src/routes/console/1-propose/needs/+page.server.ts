import type { Page } from '../../../../kernel/page.ts';
import { can } from '../../../../registry/access/index.ts';
import {
  listNeeds,
  NEED_SOURCES,
  NEED_STATES,
  type NeedRow,
} from '../../../../steps/1-propose/needs/index.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const scope = await scopeOf(ctx, url);
  const state = oneOf(NEED_STATES, url.searchParams.get('state'));
  const source = oneOf(NEED_SOURCES, url.searchParams.get('source'));
  const query = url.searchParams.get('q') ?? '';
  const after = url.searchParams.get('after');
  const filter = { state: state ?? '', source: source ?? '', query };
  const nothing: Page<NeedRow> = { rows: [] };
  if (!scope) return { scope: null, tree: [], page: nothing, mayRecord: false, mayImport: false, filter };
  const { id, name, path, parentId, state: standing } = scope.organization;
  return {
    scope: { id, name },
    tree: scope.tree,
    page: await listNeeds(ctx, {
      within: path,
      query,
      ...(state ? { state } : {}),
      ...(source ? { source } : {}),
      ...(after ? { after } : {}),
    }),
    mayRecord:
      standing === 'active' && can(ctx.actor, 'need.record', { organizationId: id, path, parentId }).allowed,
    mayImport: can(ctx.actor, 'need.import', { organizationId: id, path, parentId }).allowed,
    filter,
  };
};
