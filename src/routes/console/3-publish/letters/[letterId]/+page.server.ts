import { redirect } from '@sveltejs/kit';
import { publish, showPublication } from '../../../../../steps/3-publish/index.ts';
import { cancelSchedule, schedulePublication } from '../../../../../steps/3-publish/schedule/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { deskAddress, shownAddress } from '../../addresses.ts';
import { sentCheck } from '../../sent-check.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const ctx = locals.context;
  const desk = await showPublication(ctx, params.letterId);
  const { letter, version } = desk;
  if (letter.state === 'published') redirect(303, shownAddress(letter.id));
  return {
    letter: { id: letter.id, number: letter.number, name: letter.committerName, state: letter.state },
    organizationName: desk.organization.name,
    reviewerName: desk.reviewer?.name ?? null,
    version: { number: version.version, content: version.content, reason: version.reason },
    willBePublic: desk.willBePublic,
    publicName: desk.publicName,
    findings: desk.findings,
    check: desk.check,
    publishAt: desk.publishAt,
    today: ctx.clock.today(),
  };
};

export const actions: Actions = {
  publish: (event) =>
    act(event, async (sent, ctx) => {
      const { letterId } = event.params;
      await publish(ctx, { letterId, ...sentCheck(sent) });
      redirect(303, shownAddress(letterId, 'published'));
    }),
  schedule: (event) =>
    act(event, async (sent, ctx) => {
      const { letterId } = event.params;
      await schedulePublication(ctx, {
        letterId,
        publishOn: sent.text('publishOn'),
        hour: sent.optional('hour'),
        ...sentCheck(sent),
      });
      redirect(303, deskAddress(letterId, 'set'));
    }),
  cancel: (event) =>
    act(event, async (sent, ctx) => {
      await cancelSchedule(ctx, { letterId: event.params.letterId });
      redirect(303, deskAddress(event.params.letterId, 'cancelled'));
    }),
};
