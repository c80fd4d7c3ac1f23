import { redirect } from '@sveltejs/kit';
import { answerNeed, declineNeed, reopenNeed, showNeed } from '../../../../../steps/1-propose/needs/index.ts';
import type { Context } from '../../../../../platform/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { NEEDS } from '../../addresses.ts';
import type { Action, Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => showNeed(locals.context, params.id);

const settle =
  (verb: (ctx: Context, id: string, input: unknown) => Promise<void>): Action =>
  (event) =>
    act(event, async (sent, ctx) => {
      await verb(ctx, event.params.id, { revision: sent.number('revision'), answer: sent.text('answer') });
      redirect(303, `${NEEDS}?done=answered&scope=${sent.text('organizationId')}`);
    });

export const actions: Actions = {
  answer: settle(answerNeed),
  decline: settle(declineNeed),
  reopen: settle(reopenNeed),
};
