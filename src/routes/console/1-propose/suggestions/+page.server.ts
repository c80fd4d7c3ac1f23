import type { Page } from '../../../../kernel/page.ts';
import {
  listHeld,
  listSuggestions,
  QUEUE_NAMES,
  type HeldGroup,
  type SuggestionRow,
} from '../../../../steps/1-propose/suggestions/index.ts';
import { oneOf, scopeOf } from '../scope-of.ts';
import type { PageServerLoad } from './$types';

const NOTHING: Page<never> = { rows: [] };

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const scope = await scopeOf(ctx, url);
  const queue = oneOf(QUEUE_NAMES, url.searchParams.get('queue')) ?? 'waiting';
  const query = url.searchParams.get('q') ?? '';
  const after = url.searchParams.get('after');
  const paging = after ? { after } : {};
  const filter = { queue, query };
  const today = ctx.clock.today();
  if (!scope) return { scope: null, tree: [], box: '', filter, today, page: NOTHING, held: NOTHING };
  const { id, name, path, code, state } = scope.organization;
  const flood = queue === 'held';
  return {
    scope: { id, name },
    tree: scope.tree,
    /** Where residents write to it. */
    box: state === 'active' ? `${locals.office.config.origin ?? url.origin}/suggest/${code}` : '',
    filter,
    today,
    page: flood
      ? (NOTHING as Page<SuggestionRow>)
      : await listSuggestions(ctx, { within: path, queue, query, ...paging }),
    held: flood ? await listHeld(ctx, { within: path, ...paging }) : (NOTHING as Page<HeldGroup>),
  };
};
