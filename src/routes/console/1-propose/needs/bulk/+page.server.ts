import { redirect } from '@sveltejs/kit';
import {
  chosenNeeds,
  declineNeeds,
  mergeNeeds,
  releaseNeeds,
} from '../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import { needAddress, NEEDS } from '../../addresses.ts';
import { oneOf } from '../../scope-of.ts';
import type { Actions, PageServerLoad } from './$types';

const ACTS = ['merge', 'release', 'hide', 'decline'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const wanted = url.searchParams.getAll('need');
  const needs = await chosenNeeds(locals.context, wanted);
  return {
    act: oneOf(ACTS, url.searchParams.get('act')) ?? 'merge',
    needs,
    skipped: new Set(wanted).size - needs.length,
    scope: url.searchParams.get('scope') ?? '',
  };
};

const back = (sent: Sent, done: string): never =>
  redirect(303, `${NEEDS}?scope=${sent.text('scope')}&done=${done}`);

export const actions: Actions = {
  merge: (event) =>
    act(event, async (sent, ctx) => {
      const { id } = await mergeNeeds(ctx, { intoId: sent.text('intoId'), needIds: sent.texts('need') });
      redirect(303, needAddress(id, 'merged'));
    }),
  release: (event) =>
    act(event, async (sent, ctx) => {
      await releaseNeeds(ctx, { needIds: sent.texts('need'), public: true });
      back(sent, 'released');
    }),
  hide: (event) =>
    act(event, async (sent, ctx) => {
      await releaseNeeds(ctx, { needIds: sent.texts('need'), public: false });
      back(sent, 'hidden');
    }),
  decline: (event) =>
    act(event, async (sent, ctx) => {
      await declineNeeds(ctx, { needIds: sent.texts('need'), answer: sent.text('answer') });
      back(sent, 'declined');
    }),
};
