import { currentRound } from '../../../registry/rounds/index.ts';
import { ledgerFilter, ledgerTotals, listLedger, reportProgress } from '../../../steps/4-fulfill/index.ts';
import { act } from '../../../ui/form/act.ts';
import { scopeOf } from '../1-propose/scope-of.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_PRINTED = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const query = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''));
  const filter = ledgerFilter.parse(query);
  const active = Object.values(filter).filter((value) => value !== undefined).length;
  const today = ctx.clock.today();
  const [round, scope] = await Promise.all([currentRound(ctx), scopeOf(ctx, url)]);
  if (!round || !scope)
    return { round: null, scope: null, filter, active, today, totals: null, page: { rows: [] } };
  const scopeId = scope.organization.id;
  const after = url.searchParams.get('after');
  const [page, totals] = await Promise.all([
    listLedger(ctx, {
      roundId: round.id,
      scopeId,
      filter,
      ...(url.searchParams.has('print') ? { limit: MOST_PRINTED } : {}),
      ...(after ? { after } : {}),
    }),
    ledgerTotals(ctx, round.id, scopeId),
  ]);
  return {
    round: { name: round.name },
    scope: { id: scopeId, name: scope.organization.name, tree: scope.tree },
    filter,
    active,
    today,
    totals: totals ?? null,
    page,
  };
};

export const actions: Actions = {
  report: (event) =>
    act(event, async (sent, ctx) => {
      const { number } = await reportProgress(ctx, {
        itemId: sent.text('itemId'),
        text: sent.text('text'),
        progress: sent.text('progress'),
        quantity: sent.text('quantity'),
      });
      return { noted: number };
    }),
};
