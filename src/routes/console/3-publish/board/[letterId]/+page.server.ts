import { redirect } from '@sveltejs/kit';
import { dayOf } from '../../../../../kernel/days.ts';
import { withdrawPublication } from '../../../../../steps/3-publish/index.ts';
import { recordOccasion, takeBackOccasion } from '../../../../../steps/3-publish/channels/index.ts';
import { showPublished } from '../../../../../steps/3-publish/inside/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { shownAddress } from '../../addresses.ts';
import { sentOccasion } from '../../sent-occasion.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await showPublished(locals.context, params.letterId);
  const { letter, version } = view;
  return {
    letter: {
      id: letter.id,
      number: letter.number,
      name: letter.committerName,
      onPortal: letter.public,
      withdrawn: letter.withdrawn && { on: dayOf(letter.withdrawn.at), reason: letter.withdrawn.reason },
    },
    version: {
      number: version.version,
      opening: version.content.opening,
      reason: version.reason,
      publishedOn: version.publishedAt && dayOf(version.publishedAt),
      approvedOn: version.approvedAt && dayOf(version.approvedAt),
    },
    organizationName: view.organizationName,
    reviewerName: view.reviewerName,
    check: view.check,
    items: view.items,
    occasions: view.occasions,
    mayRecord: view.mayRecord,
    mayWithdraw: view.mayWithdraw && letter.public,
    takeBack: url.searchParams.get('take-back'),
    withdraw: url.searchParams.has('withdraw'),
    today: locals.context.clock.today(),
  };
};

export const actions: Actions = {
  record: (event) =>
    act(event, async (sent, ctx) => {
      const { letterId } = event.params;
      const { input, photos } = await sentOccasion(sent);
      await recordOccasion(ctx, { ...input, letterIds: [letterId] }, photos);
      redirect(303, shownAddress(letterId, 'recorded'));
    }),
  takeBack: (event) =>
    act(event, async (sent, ctx) => {
      const { letterId } = event.params;
      await takeBackOccasion(ctx, {
        letterId,
        occasionId: sent.text('occasionId'),
        reason: sent.text('reason'),
      });
      redirect(303, shownAddress(letterId, 'undone'));
    }),
  withdraw: (event) =>
    act(event, async (sent, ctx) => {
      const { letterId } = event.params;
      await withdrawPublication(ctx, { letterId, reason: sent.text('reason') });
      redirect(303, shownAddress(letterId, 'withdrawn'));
    }),
};
