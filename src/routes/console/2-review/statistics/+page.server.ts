import { isDay } from '../../../../kernel/days.ts';
import { currentRound } from '../../../../registry/rounds/index.ts';
import { HASTE_SECONDS, reviewStatistics } from '../../../../steps/2-review/index.ts';
import { scopeOf } from '../../1-propose/scope-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const [scope, round] = await Promise.all([scopeOf(ctx, url), currentRound(ctx)]);
  const dayOf = (name: string) => {
    const day = url.searchParams.get(name) ?? '';
    return isDay(day) ? day : '';
  };
  const [from, to] = [dayOf('from'), dayOf('to')];
  const figures =
    scope && round
      ? await reviewStatistics(ctx, {
          roundId: round.id,
          organizationId: scope.organization.id,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
        })
      : [];
  return {
    figures,
    from,
    to,
    scope: scope ? { id: scope.organization.id, name: scope.organization.name } : null,
    tree: scope?.tree ?? [],
    round: round ? { name: round.name, startsOn: round.startsOn, endsOn: round.endsOn } : null,
    hasteSeconds: HASTE_SECONDS,
    countedAt: ctx.clock.now(),
  };
};
