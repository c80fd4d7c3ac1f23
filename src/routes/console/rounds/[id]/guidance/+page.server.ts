import { redirect } from '@sveltejs/kit';
import { DOMAINS } from '../../../../../registry/organizations/types.ts';
import { editGuidance, showRound } from '../../../../../registry/rounds/index.ts';
import { GUIDED } from '../../../../../registry/rounds/types.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

const ROWS = ['any', ...DOMAINS] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { round, mayManage } = await showRound(locals.context, params.id);
  const domain = ROWS.find((each) => each === url.searchParams.get('domain'));
  const guided = GUIDED.find((each) => each === url.searchParams.get('guided'));
  const hintsOf = (row: string, kind: string) =>
    round.settings.guidance.find((each) => each.domain === row && each.guided === kind)?.hints ?? [];
  return {
    round: { id: round.id, name: round.name, code: round.code, revision: round.revision },
    frozen: !mayManage || round.state !== 'draft',
    rows: ROWS.map((row) => ({
      domain: row,
      cells: GUIDED.map((kind) => ({ guided: kind, count: hintsOf(row, kind).length })),
    })),
    cell: domain && guided ? { domain, guided, hints: hintsOf(domain, guided) } : null,
  };
};

export const actions: Actions = {
  save: (event) =>
    act(event, async (sent, ctx) => {
      const [domain, guided] = [sent.text('domain'), sent.text('guided')];
      await editGuidance(ctx, event.params.id, {
        revision: sent.number('revision'),
        reason: sent.text('reason'),
        domain,
        guided,
        hints: sent.text('hints'),
      });
      redirect(
        303,
        `/console/rounds/${event.params.id}/guidance?${new URLSearchParams({ domain, guided, done: 'saved' })}`,
      );
    }),
};
