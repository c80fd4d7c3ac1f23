import { redirect } from '@sveltejs/kit';
import { editChecks, showRound } from '../../../../../registry/rounds/index.ts';
import { CHECKS } from '../../../../../registry/rounds/types.ts';
import { SLOGANS, UNITS } from '../../../../../steps/1-propose/checks/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { round, mayManage } = await showRound(locals.context, params.id);
  return {
    round: { id: round.id, name: round.name, code: round.code, revision: round.revision },
    checks: round.settings.checks,
    frozen: !mayManage || round.state !== 'draft',
    builtIn: { slogans: SLOGANS, units: UNITS },
  };
};

const LIMITS = ['slogans', 'mereDuty', 'copied', 'itemsPerPerson'] as const;

export const actions: Actions = {
  save: (event) =>
    act(event, async (sent, ctx) => {
      await editChecks(ctx, event.params.id, {
        revision: sent.number('revision'),
        reason: sent.text('reason'),
        checks: {
          modes: Object.fromEntries(CHECKS.map((code) => [code, sent.text(`checks.modes.${code}`)])),
          limits: Object.fromEntries(LIMITS.map((limit) => [limit, sent.number(`checks.limits.${limit}`)])),
          lexicon: {
            slogans: sent.text('checks.lexicon.slogans'),
            units: sent.text('checks.lexicon.units'),
          },
        },
      });
      redirect(303, `/console/rounds/${event.params.id}/checks?done=saved`);
    }),
};
