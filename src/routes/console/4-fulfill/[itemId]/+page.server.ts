import {
  claimDone,
  closeOut,
  markOccurrence,
  reportProgress,
  sendClaimBack,
  showItem,
  takeBackMark,
} from '../../../../steps/4-fulfill/index.ts';
import { findUnfulfilled, orderRectification } from '../../../../steps/5-appraise/index.ts';
import { dayOf } from '../../../../kernel/days.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { letter, organization, reviewer, round, ...shown } = await showItem(locals.context, params.itemId);
  const { item, entries } = shown;
  return {
    ...shown,
    letter: {
      id: letter.id,
      number: letter.number,
      committer: letter.committer,
      committerName: letter.committerName,
      public: letter.public && letter.publishedVersion !== null,
    },
    organization: { id: organization.id, name: organization.name },
    reviewer: reviewer?.name ?? null,
    category:
      round.settings.categories[letter.committer].find(({ code }) => code === item.category)?.name ?? null,
    rectificationDays: round.settings.rectification.days,
    entries: entries.map(({ kind, revision, index, digest, subject }) => ({
      kind,
      revision,
      index,
      digest,
      subject,
    })),
    claims: shown.claims.map((claim) => ({ ...claim, claimedOn: dayOf(claim.at) })),
    today: locals.context.clock.today(),
  };
};

export const actions: Actions = {
  report: (event) =>
    act(event, async (sent, ctx) => {
      await reportProgress(ctx, {
        itemId: event.params.itemId,
        text: sent.text('text'),
        progress: sent.text('progress'),
        quantity: sent.text('quantity'),
        notedOn: sent.text('notedOn'),
        occurrence: sent.text('occurrence'),
      });
    }),
  mark: (event) =>
    act(event, async (sent, ctx) => {
      await markOccurrence(ctx, {
        itemId: event.params.itemId,
        occurrence: sent.text('occurrence'),
        doneOn: sent.text('doneOn'),
        note: sent.text('note'),
      });
    }),
  takeBack: (event) =>
    act(event, async (sent, ctx) => {
      await takeBackMark(ctx, {
        itemId: event.params.itemId,
        occurrence: sent.text('occurrence'),
        reason: sent.text('reason'),
      });
    }),
  claim: (event) =>
    act(event, async (sent, ctx) => {
      await claimDone(ctx, {
        itemId: event.params.itemId,
        result: sent.text('result'),
        quantity: sent.text('quantity'),
      });
    }),
  closeOut: (event) =>
    act(event, async (sent, ctx) => {
      await closeOut(ctx, { itemId: event.params.itemId, opinion: sent.text('opinion') });
    }),
  sendBack: (event) =>
    act(event, async (sent, ctx) => {
      await sendClaimBack(ctx, { itemId: event.params.itemId, opinion: sent.text('opinion') });
    }),
  find: (event) =>
    act(event, async (sent, ctx) => {
      await findUnfulfilled(ctx, { itemId: event.params.itemId, reason: sent.text('reason') });
    }),
  order: (event) =>
    act(event, async (sent, ctx) => {
      await orderRectification(ctx, {
        itemId: event.params.itemId,
        reason: sent.text('reason'),
        dueOn: sent.text('dueOn'),
      });
    }),
};
