import { redirect } from '@sveltejs/kit';
import { recordOral } from '../../../../../../registry/letters/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { participantsOf } from '../../../addresses.ts';
import { personOf } from '../person-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  person: await personOf(locals.context, params.personId),
  today: locals.context.clock.today(),
});

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await recordOral(ctx, {
        personId: event.params.personId,
        words: sent.text('words'),
        heardBy: sent.text('heardBy'),
        spokenOn: sent.text('spokenOn'),
      });
      redirect(303, participantsOf(sent.text('organizationId'), 'oral'));
    }),
};
