import { redirect } from '@sveltejs/kit';
import {
  acceptSuggestions,
  binSuggestions,
  chosenSuggestions,
  refuseSuggestions,
  releaseSuggestions,
  restoreSuggestions,
} from '../../../../../steps/1-propose/suggestions/index.ts';
import type { Context } from '../../../../../platform/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { SUGGESTIONS } from '../../addresses.ts';
import { oneOf } from '../../scope-of.ts';
import type { Action, Actions, PageServerLoad } from './$types';

const ACTS = ['accept', 'refuse', 'spam', 'release', 'restore'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const withAlike = url.searchParams.has('alike');
  return {
    act: oneOf(ACTS, url.searchParams.get('act')) ?? 'accept',
    scope: url.searchParams.get('scope') ?? '',
    withAlike,
    ...(await chosenSuggestions(locals.context, url.searchParams.getAll('id'), withAlike)),
  };
};

const several =
  (verb: (ctx: Context, input: unknown) => Promise<unknown>, done: string, queue = ''): Action =>
  (event) =>
    act(event, async (sent, ctx) => {
      await verb(ctx, {
        ids: sent.texts('id'),
        withAlike: sent.flag('alike'),
        reason: sent.text('reason'),
        answer: sent.text('answer'),
      });
      const held = sent.flag('alike') ? 'held' : queue;
      redirect(303, `${SUGGESTIONS}?scope=${sent.text('scope')}&done=${done}${held ? `&queue=${held}` : ''}`);
    });

export const actions: Actions = {
  accept: several(acceptSuggestions, 'accepted'),
  refuse: several(refuseSuggestions, 'refused'),
  spam: several(binSuggestions, 'spam'),
  release: several(releaseSuggestions, 'released', 'waiting'),
  restore: several(restoreSuggestions, 'restored'),
};
