import { workAtHand } from '../../oversight/reminders/index.ts';
import { can } from '../../registry/access/index.ts';
import { currentRound, stepAt } from '../../registry/rounds/index.ts';
import type { PageServerLoad } from './$types';

const ADVICE_MOST = 10;

export const load: PageServerLoad = async ({ locals }) => {
  const ctx = locals.context;
  const round = await currentRound(ctx);
  const today = ctx.clock.today();
  const name = ctx.actor.name;
  if (!round || round.state === 'draft') {
    const root = ctx.actor.grants.some(({ role, organizationId }) =>
      role === 'office' ? can(ctx.actor, 'round.manage', { organizationId }).allowed : false,
    );
    return { name, round: null, mayOpen: root };
  }
  const work = await workAtHand(ctx, round);
  return {
    name,
    today,
    round: {
      name: round.name,
      open: round.state === 'open',
      step: stepAt(round, today),
      calendar: round.settings.calendar,
    },
    ...work,
    advice: work.advice.slice(0, ADVICE_MOST),
  };
};
