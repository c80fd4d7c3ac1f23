import { redirect } from '@sveltejs/kit';
import { startLetter } from '../../../../../../registry/letters/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { letterAddress } from '../../../addresses.ts';
import { personOf } from '../person-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  person: await personOf(locals.context, params.personId),
});

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const { id } = await startLetter(ctx, {
        committer: 'person',
        personId: event.params.personId,
        onBehalfReason: sent.text('onBehalfReason'),
      });
      redirect(303, letterAddress(id, 'started'));
    }),
};
