import { isId } from '../../../kernel/ids.ts';
import { can } from '../../../registry/access/index.ts';
import { holdsPeople, organizationFacts, treeAround } from '../../../registry/organizations/index.ts';
import { headcountWithin, listPeople } from '../../../registry/people/index.ts';
import { conditionsOf, filterOf } from './filter-of.ts';
import type { PageServerLoad } from './$types';

/** As many rows as a roster to be printed has on one page of the list. */
const ROWS_TO_PRINT = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const wanted = url.searchParams.get('scope') ?? '';
  const scope = isId(wanted) ? await organizationFacts(ctx, wanted) : null;
  const within = scope ? { within: scope.path } : {};
  const filter = filterOf(url.searchParams);
  const after = url.searchParams.get('after');
  const toPrint = url.searchParams.get('rows') === String(ROWS_TO_PRINT);
  const [page, count, tree] = await Promise.all([
    listPeople(
      ctx,
      { ...filter, ...within },
      { ...(after ? { after } : {}), ...(toPrint ? { limit: ROWS_TO_PRINT } : {}) },
    ),
    headcountWithin(ctx, scope?.path),
    treeAround(ctx, scope?.id),
  ]);
  const mayEnroll =
    !scope ||
    (scope.state === 'active' &&
      holdsPeople(scope.kind) &&
      can(ctx.actor, 'person.change', { organizationId: scope.id, path: scope.path }).allowed);
  return {
    page,
    count,
    tree,
    toPrint,
    filter,
    conditions: conditionsOf(filter),
    scope: scope ? { id: scope.id, name: scope.name } : null,
    mayEnroll,
    today: locals.office.clock.today(),
  };
};
