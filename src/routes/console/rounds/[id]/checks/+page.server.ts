import { redirect } from '@sveltejs/kit';
import { editChecks, editLexicon, showRound } from '../../../../../registry/rounds/index.ts';
import { CHECKS } from '../../../../../registry/rounds/types.ts';
import { SLOGANS, UNITS } from '../../../../../steps/1-propose/checks/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { round, mayManage } = await showRound(locals.context, params.id);
  return {
    round: { id: round.id, name: round.name, code: round.code, revision: round.revision },
    checks: round.settings.checks,
    frozen: !mayManage || round.state !== 'draft',
    mayAddWords: mayManage && round.state !== 'closed',
    builtIn: { slogans: SLOGANS, units: UNITS },
  };
};

const lexiconOf = (sent: Sent, at = '') => ({
  slogans: sent.text(`${at}lexicon.slogans`),
  units: sent.text(`${at}lexicon.units`),
});

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
          lexicon: lexiconOf(sent, 'checks.'),
        },
      });
      redirect(303, `/console/rounds/${event.params.id}/checks?done=saved`);
    }),
  words: (event) =>
    act(event, async (sent, ctx) => {
      await editLexicon(ctx, event.params.id, {
        revision: sent.number('revision'),
        reason: sent.text('reason'),
        lexicon: lexiconOf(sent),
      });
      redirect(303, `/console/rounds/${event.params.id}/checks?done=saved`);
    }),
};
