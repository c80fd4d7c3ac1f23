import { redirect } from '@sveltejs/kit';
import {
  attachToActivity,
  detachFromActivity,
  showActivity,
} from '../../../../../steps/1-propose/collection/index.ts';
import { mergeNeeds } from '../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { activityAddress } from '../../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => showActivity(locals.context, params.id);

export const actions: Actions = {
  attach: (event) =>
    act(event, async (sent, ctx) => {
      const files = await Promise.all(
        sent
          .files('file')
          .map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })),
      );
      await attachToActivity(ctx, event.params.id, files);
      redirect(303, activityAddress(event.params.id, undefined, 'attached'));
    }),
  detach: (event) =>
    act(event, async (sent, ctx) => {
      await detachFromActivity(ctx, event.params.id, sent.text('file'));
      redirect(303, activityAddress(event.params.id, undefined, 'removed'));
    }),
  merge: (event) =>
    act(event, async (sent, ctx) => {
      await mergeNeeds(ctx, { intoId: sent.text('intoId'), needIds: [sent.text('need')] });
      redirect(303, activityAddress(event.params.id, undefined, 'merged'));
    }),
};
