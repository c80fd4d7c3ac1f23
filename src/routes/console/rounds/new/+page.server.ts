import { redirect } from '@sveltejs/kit';
import { createRound, latestRound } from '../../../../registry/rounds/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  year: locals.context.clock.today().slice(0, 4),
  previous: (await latestRound(locals.context))?.name ?? null,
});

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const { id } = await createRound(ctx, {
        name: sent.text('name'),
        code: sent.text('code'),
        startsOn: sent.text('startsOn'),
        endsOn: sent.text('endsOn'),
        template: sent.text('template'),
      });
      redirect(303, `/console/rounds/${id}`);
    }),
};
