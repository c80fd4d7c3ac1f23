import type { Page } from '../../../../kernel/page.ts';
import { can } from '../../../../registry/access/index.ts';
import {
  listNeeds,
  NEED_ORDERS,
  NEED_SOURCES,
  NEED_STATES,
  URGENCIES,
  type NeedRow,
} from '../../../../steps/1-propose/needs/index.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import { needCategories } from './categories.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [scope, categories] = await Promise.all([scopeOf(ctx, url), needCategories(ctx)]);
  const at = (name: string) => url.searchParams.get(name);
  const state = oneOf(NEED_STATES, at('state'));
  const source = oneOf(NEED_SOURCES, at('source'));
  const urgency = oneOf(URGENCIES, at('urgency'));
  const whose = oneOf(['own', 'passed'] as const, at('whose'));
  const order = oneOf(NEED_ORDERS, at('order'));
  const category = at('category') ?? '';
  const query = at('q') ?? '';
  const after = at('after');
  const filter = {
    query,
    state: state ?? '',
    source: source ?? '',
    category,
    urgency: urgency ?? '',
    whose: whose ?? '',
    order: order ?? '',
  };
  const nothing: Page<NeedRow> = { rows: [] };
  if (!scope)
    return { scope: null, tree: [], page: nothing, mayRecord: false, mayImport: false, filter, categories };
  const { id, name, path, parentId, state: standing } = scope.organization;
  return {
    scope: { id, name },
    tree: scope.tree,
    page: await listNeeds(ctx, {
      within: path,
      query,
      ...(state ? { state } : {}),
      ...(source ? { source } : {}),
      ...(category ? { category } : {}),
      ...(urgency ? { urgency } : {}),
      ...(whose === 'own' ? { own: true } : {}),
      ...(whose === 'passed' ? { passedBy: id } : {}),
      ...(order ? { order } : {}),
      ...(after ? { after } : {}),
    }),
    mayImport: can(ctx.actor, 'need.import', { organizationId: id, path, parentId }).allowed,
    mayRecord:
      standing === 'active' && can(ctx.actor, 'need.record', { organizationId: id, path, parentId }).allowed,
    filter,
    categories,
  };
};
