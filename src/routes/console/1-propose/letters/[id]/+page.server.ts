import { fail, isActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import { can, requireAccount } from '../../../../../registry/access/index.ts';
import {
  discardDraft,
  letterFacts,
  revise,
  saveDraft,
  showLetter,
} from '../../../../../registry/letters/index.ts';
import { showChecks } from '../../../../../steps/1-propose/copies/index.ts';
import { showDrafting, targetIn, unfinishedOf } from '../../../../../steps/1-propose/drafting/index.ts';
import { advise, resolveAdvice } from '../../../../../steps/1-propose/guidance-thread/index.ts';
import { needsBeside } from '../../../../../steps/1-propose/needs/index.ts';
import {
  answerRemarks,
  recall,
  showResponsible,
  showReviews,
  submit,
} from '../../../../../steps/2-review/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { isFormFailure } from '../../../../../ui/form/failure.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import { letterAddress, LETTERS } from '../../addresses.ts';
import { answersOf, withWording } from './asked.ts';
import {
  draftOf,
  EMPTY_ITEM,
  itemsOf,
  takingUpAgain,
  takingUpNeed,
  withItem,
  type TypedItem,
} from './letter-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const view = await showLetter(ctx, params.id);
  const { letter, organization } = view;
  const facts = letterFacts(letter, organization);
  const inside = can(ctx.actor, 'letter.read', { ...facts, published: false }).allowed;
  const [reviews, drafting, checks, waiting] = await Promise.all([
    inside ? showReviews(ctx, letter.id) : [],
    inside ? showDrafting(ctx, view) : null,
    view.mayEdit ? showChecks(ctx, letter.id) : null,
    inside ? showResponsible(ctx, letter.id) : undefined,
  ]);
  const works = can(ctx.actor, 'letter.submit', facts).allowed;
  return {
    view,
    reviews,
    responsible: waiting?.responsible ?? null,
    drafting,
    checks,
    today: ctx.clock.today(),
    confirm: url.searchParams.get('confirm'),
    mayRecall: works && letter.state === 'submitted',
    mayPrint: letter.publishedVersion !== null && can(ctx.actor, 'letter.print', facts).allowed,
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
    // Who was signed out meanwhile is told so, and keeps the text.
    requireAccount(ctx.actor);
    // One sending is two acts, each done once; a refused second act leaves a saved first one behind.
    const keyed = { ...ctx, requestKey: ctx.requestKey && `${ctx.requestKey} save ${sent.text('revision')}` };
    const { revision } = await saveDraft(keyed, event.params.id, draftFrom(sent));
    saved = revision;
    await keepAnswers(ctx, event.params.id, sent);
    await then(revision, ctx);
  });
  return isActionFailure(outcome) && saved !== undefined
    ? fail(outcome.status, Object.assign({}, outcome.data, { revision: saved }))
    : outcome;
}

/** Only a letter that was sent back has fields for answers. */
async function keepAnswers(ctx: App.Locals['context'], id: string, sent: Sent): Promise<void> {
  const answers = answersOf(sent);
  if (Object.keys(answers).length > 0) await answerRemarks(ctx, id, { answers });
}

const here = (event: RequestEvent<{ id: string }>, done: string, anchor = ''): never =>
  redirect(303, letterAddress(event.params.id, done) + anchor);

/** The page saves by itself: it learns the revision it goes on from, also when somebody else saved before. */
async function autosave(event: RequestEvent<{ id: string }>) {
  const { id } = event.params;
  const outcome = await act(event, async (sent, ctx) => {
    requireAccount(ctx.actor);
    const { revision, itemIds } = await saveDraft(ctx, id, { ...draftOf(sent), byItself: true });
    await keepAnswers(ctx, id, sent);
    const { missing } = await showLetter(ctx, id);
    return { revision, itemIds, missing: missing.length, at: ctx.clock.now().toISOString() };
  });
  const failure: unknown = isActionFailure(outcome) ? outcome.data : undefined;
  if (!isFormFailure(failure) || failure.code !== 'letter.conflict') return outcome;
  const { letter } = await showLetter(event.locals.context, id);
  return fail(409, { ...failure, revision: letter.revision });
}

/** What the page without script asks to add: an empty item, one that takes up a need, or one of the last round. */
async function wantedItem(event: RequestEvent<{ id: string }>): Promise<TypedItem | undefined> {
  const ctx = event.locals.context;
  const needId = event.url.searchParams.get('need');
  const again = event.url.searchParams.get('again');
  if (needId === null && again === null) return undefined;
  const { letter, round } = await showLetter(ctx, event.params.id);
  if (again !== null) {
    const unkept = (await unfinishedOf(ctx, letter.id)).find(({ id }) => id === again);
    return unkept && takingUpAgain(unkept, round.settings.categories[letter.committer]);
  }
  const need = (await needsBeside(ctx, letter.id)).find(({ id }) => id === needId);
  return need && takingUpNeed(need, round.settings.categories[letter.committer]);
}

/** The recognized target of one item, written into its fields. `units`: those the office added. */
const withTarget = (items: readonly TypedItem[], index: number, units: readonly string[]): TypedItem[] =>
  items.map((item, i) => {
    const target = i === index ? targetIn(item.content, units) : undefined;
    return target ? { ...item, targetQuantity: target.quantity, targetUnit: target.unit } : item;
  });

export const actions: Actions = {
  save: (event) => saving(event, draftOf, async () => here(event, 'saved')),
  autosave,
  addItem: async (event) => {
    const item = await wantedItem(event);
    return saving(
      event,
      (sent) => draftOf(sent, item ? withItem(itemsOf(sent), item) : [...itemsOf(sent), EMPTY_ITEM]),
      async () => here(event, 'saved', item ? '#items' : '#last-item'),
    );
  },
  takeTarget: async (event) => {
    const index = Number(event.url.searchParams.get('item'));
    const { round } = await showLetter(event.locals.context, event.params.id);
    const { units } = round.settings.checks.lexicon;
    return saving(
      event,
      (sent) => draftOf(sent, withTarget(itemsOf(sent), index, units)),
      async () => here(event, 'saved', '#items'),
    );
  },
  takeWording: async (event) => {
    const index = Number(event.url.searchParams.get('item'));
    const reviews = await showReviews(event.locals.context, event.params.id);
    const review = reviews.find(({ undoneAt }) => undoneAt === null);
    return saving(
      event,
      (sent) => draftOf(sent, withWording(itemsOf(sent), index, review)),
      async () => here(event, 'saved', '#items'),
    );
  },
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
  advise: (event) =>
    act(event, async (sent, ctx) => {
      await advise(ctx, {
        letterId: event.params.id,
        itemId: sent.text('itemId'),
        replyToId: sent.text('replyToId'),
        text: sent.text('text'),
      });
      here(event, 'advised', '#advice');
    }),
  resolveAdvice: (event) =>
    act(event, async (sent, ctx) => {
      await resolveAdvice(ctx, event.params.id, sent.text('replyToId'));
      here(event, 'settled', '#advice');
    }),
};
