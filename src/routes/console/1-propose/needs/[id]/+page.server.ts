import { redirect } from '@sveltejs/kit';
import type { Context } from '../../../../../platform/index.ts';
import { takeUpNeed, takingUp } from '../../../../../steps/1-propose/drafting/index.ts';
import {
  answerNeed,
  declineNeed,
  releaseNeeds,
  reopenNeed,
  showNeed,
  splitNeed,
} from '../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { letterAddress, needAddress, NEEDS } from '../../addresses.ts';
import { needCategories } from '../categories.ts';
import type { Action, Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const shown = await showNeed(locals.context, params.id);
  return {
    ...shown,
    takingUp: await takingUp(locals.context, shown.need),
    categories: await needCategories(locals.context),
  };
};

const settle =
  (verb: (ctx: Context, id: string, input: unknown) => Promise<void>): Action =>
  (event) =>
    act(event, async (sent, ctx) => {
      await verb(ctx, event.params.id, { revision: sent.number('revision'), answer: sent.text('answer') });
      redirect(303, `${NEEDS}?done=answered&scope=${sent.text('organizationId')}`);
    });

const release =
  (shown: boolean): Action =>
  (event) =>
    act(event, async (_, ctx) => {
      await releaseNeeds(ctx, { needIds: [event.params.id], public: shown });
      redirect(303, needAddress(event.params.id, shown ? 'released' : 'hidden'));
    });

export const actions: Actions = {
  takeUp: (event) =>
    act(event, async (_, ctx) => {
      const { letterId } = await takeUpNeed(ctx, event.params.id);
      redirect(303, `${letterAddress(letterId, 'saved')}#items`);
    }),
  answer: settle(answerNeed),
  decline: settle(declineNeed),
  reopen: settle(reopenNeed),
  release: release(true),
  hide: release(false),
  split: (event) =>
    act(event, async (sent, ctx) => {
      const { id } = await splitNeed(ctx, event.params.id, {
        revision: sent.number('revision'),
        hearingIds: sent.texts('hearingIds'),
        text: sent.text('text'),
      });
      redirect(303, needAddress(id, 'split'));
    }),
};
