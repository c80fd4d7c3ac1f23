import { redirect } from '@sveltejs/kit';
import type { Context } from '../../../../../platform/index.ts';
import {
  acceptSuggestion,
  binSuggestions,
  handOver,
  readContact,
  refuseSuggestion,
  releaseSuggestions,
  replyToSuggestion,
  restoreSuggestions,
  showSuggestion,
} from '../../../../../steps/1-propose/suggestions/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import { letterAddress, suggestionAddress, SUGGESTIONS } from '../../addresses.ts';
import { needCategories } from '../../needs/categories.ts';
import type { Action, Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await showSuggestion(locals.context, params.id)),
  categories: await needCategories(locals.context),
  today: locals.context.clock.today(),
});

/** Back to the queue, where the next one waits. */
const next = (sent: Sent, done: string): never =>
  redirect(303, `${SUGGESTIONS}?done=${done}&scope=${sent.text('organizationId')}`);

const sort =
  (verb: (ctx: Context, input: unknown) => Promise<unknown>, done: string): Action =>
  (event) =>
    act(event, async (sent, ctx) => {
      await verb(ctx, { ids: [event.params.id] });
      next(sent, done);
    });

export const actions: Actions = {
  accept: (event) =>
    act(event, async (sent, ctx) => {
      await acceptSuggestion(ctx, event.params.id, {
        revision: sent.number('revision'),
        text: sent.text('text'),
        place: sent.text('place'),
        category: sent.text('category'),
        urgency: sent.optional('urgency'),
        into: sent.text('into'),
        public: sent.flag('public'),
      });
      redirect(303, suggestionAddress(event.params.id, undefined, 'accepted'));
    }),
  refuse: (event) =>
    act(event, async (sent, ctx) => {
      await refuseSuggestion(ctx, event.params.id, {
        revision: sent.number('revision'),
        reason: sent.text('reason'),
        answer: sent.text('answer'),
      });
      next(sent, 'refused');
    }),
  reply: (event) =>
    act(event, async (sent, ctx) => {
      const { letterId } = await replyToSuggestion(ctx, event.params.id, {
        revision: sent.number('revision'),
        outcome: sent.text('outcome'),
        text: sent.text('text'),
        changes: sent.flag('changes'),
        reason: sent.text('reason'),
      });
      // What was adopted is written down at once.
      if (letterId) redirect(303, letterAddress(letterId));
      redirect(303, suggestionAddress(event.params.id, undefined, 'replied'));
    }),
  handOver: (event) =>
    act(event, async (sent, ctx) => {
      await handOver(ctx, event.params.id, {
        revision: sent.number('revision'),
        channel: sent.text('channel'),
        reference: sent.text('reference'),
        answer: sent.text('answer'),
      });
      next(sent, 'handedOver');
    }),
  spam: sort(binSuggestions, 'spam'),
  release: sort(releaseSuggestions, 'released'),
  restore: sort(restoreSuggestions, 'restored'),
  contact: (event) => act(event, async (_, ctx) => ({ contact: await readContact(ctx, event.params.id) })),
};
