import { redirect } from '@sveltejs/kit';
import { closeRound, editRound, openRound, showRound } from '../../../../registry/rounds/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { roundOf } from './round-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...(await showRound(locals.context, params.id)),
  confirm: url.searchParams.get('confirm'),
});

export const actions: Actions = {
  save: (event) =>
    act(event, async (sent, ctx) => {
      await editRound(ctx, event.params.id, roundOf(sent));
      redirect(303, `/console/rounds/${event.params.id}?done=saved`);
    }),
  open: (event) =>
    act(event, async (sent, ctx) => {
      await openRound(ctx, event.params.id, sent.number('revision') ?? 0);
      redirect(303, `/console/rounds/${event.params.id}?done=opened`);
    }),
  close: (event) =>
    act(event, async (sent, ctx) => {
      await closeRound(ctx, event.params.id, sent.number('revision') ?? 0);
      redirect(303, `/console/rounds/${event.params.id}?done=closed`);
    }),
};
