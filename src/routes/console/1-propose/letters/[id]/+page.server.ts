import { fail, isActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import { can } from '../../../../../registry/access/index.ts';
import {
  discardDraft,
  letterFacts,
  revise,
  saveDraft,
  showLetter,
} from '../../../../../registry/letters/index.ts';
import { needsBeside } from '../../../../../steps/1-propose/needs/index.ts';
import { recall, showReviews, submit } from '../../../../../steps/2-review/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import { letterAddress, LETTERS } from '../../addresses.ts';
import { draftOf, EMPTY_ITEM, itemsOf } from './letter-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const view = await showLetter(ctx, params.id);
  const { letter, organization } = view;
  const facts = letterFacts(letter, organization);
  const inside = can(ctx.actor, 'letter.read', { ...facts, published: false }).allowed;
  const [reviews, needs] = inside
    ? await Promise.all([showReviews(ctx, letter.id), needsBeside(ctx, letter.id)])
    : [[], []];
  const works = can(ctx.actor, 'letter.submit', facts).allowed;
  return {
    view,
    reviews,
    needs,
    confirm: url.searchParams.get('confirm'),
    mayRecall: works && letter.state === 'submitted',
    mayRevise: works && letter.state === 'published' && view.round.state === 'open',
    mayDiscard:
      view.mayEdit &&
      (letter.publishedVersion !== null || (letter.state === 'draft' && reviews.length === 0)),
  };
};

/** Saves what was typed first, so that a refused act costs no text; the form goes on from the saved revision. */
async function saving(
  event: RequestEvent<{ id: string }>,
  draftFrom: (sent: Sent) => object,
  then: (revision: number, ctx: App.Locals['context']) => Promise<never>,
) {
  let saved: number | undefined;
  const outcome = await act(event, async (sent, ctx) => {
    // One sending is two acts, each done once; a refused second act leaves a saved first one behind.
    const keyed = { ...ctx, requestKey: ctx.requestKey && `${ctx.requestKey} save ${sent.text('revision')}` };
    const { revision } = await saveDraft(keyed, event.params.id, draftFrom(sent));
    saved = revision;
    await then(revision, ctx);
  });
  return isActionFailure(outcome) && saved !== undefined
    ? fail(outcome.status, Object.assign({}, outcome.data, { revision: saved }))
    : outcome;
}

const here = (event: RequestEvent<{ id: string }>, done: string, anchor = ''): never =>
  redirect(303, letterAddress(event.params.id, done) + anchor);

export const actions: Actions = {
  save: (event) => saving(event, draftOf, async () => here(event, 'saved')),
  addItem: (event) =>
    saving(
      event,
      (sent) => draftOf(sent, [...itemsOf(sent), EMPTY_ITEM]),
      async () => here(event, 'saved', '#last-item'),
    ),
  removeItem: (event) => {
    const index = Number(event.url.searchParams.get('item'));
    return saving(
      event,
      (sent) =>
        draftOf(
          sent,
          itemsOf(sent).filter((_, i) => i !== index),
        ),
      async () => here(event, 'saved', '#items'),
    );
  },
  submit: (event) =>
    saving(event, draftOf, async (revision, ctx) => {
      await submit(ctx, event.params.id, { revision });
      return here(event, 'submitted');
    }),
  recall: (event) =>
    act(event, async (sent, ctx) => {
      await recall(ctx, event.params.id, { revision: sent.number('revision') });
      here(event, 'recalled');
    }),
  revise: (event) =>
    act(event, async (sent, ctx) => {
      await revise(ctx, event.params.id, { revision: sent.number('revision'), reason: sent.text('reason') });
      here(event, 'started');
    }),
  discard: (event) =>
    act(event, async (sent, ctx) => {
      const { removed } = await discardDraft(ctx, event.params.id, sent.number('revision') ?? 0);
      redirect(303, removed ? `${LETTERS}?done=discarded` : letterAddress(event.params.id));
    }),
};
