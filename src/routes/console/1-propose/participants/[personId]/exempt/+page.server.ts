import { redirect } from '@sveltejs/kit';
import { exempt } from '../../../../../../registry/letters/index.ts';
import { currentRound } from '../../../../../../registry/rounds/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { participantsOf } from '../../../addresses.ts';
import { personOf } from '../person-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const round = await currentRound(locals.context);
  return {
    person: await personOf(locals.context, params.personId),
    reasons: round?.settings.exemptionReasons ?? [],
    today: locals.context.clock.today(),
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await exempt(ctx, {
        committer: 'person',
        personId: event.params.personId,
        reason: sent.text('reason'),
        untilDay: sent.text('untilDay'),
      });
      redirect(303, participantsOf(sent.text('organizationId'), 'exempt'));
    }),
};
