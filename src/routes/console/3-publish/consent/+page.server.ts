import { redirect } from '@sveltejs/kit';
import { currentRound } from '../../../../registry/rounds/index.ts';
import { giveConsent, ownConsent, withdrawConsent } from '../../../../steps/3-publish/consent/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { errorText } from '../../../../ui/messages/errors.ts';
import { OWN_CONSENT } from '../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const round = await currentRound(locals.context);
  const own = round && (await ownConsent(locals.context, round));
  return {
    round: round ? { id: round.id, name: round.name } : null,
    own: own ?? null,
    notAsked: own?.refusal ? errorText(locals.locale, own.refusal) : null,
  };
};

export const actions: Actions = {
  give: (event) =>
    act(event, async (sent, ctx) => {
      await giveConsent(ctx, { personId: ctx.actor.personId, roundId: sent.text('roundId') });
      redirect(303, `${OWN_CONSENT}?done=given`);
    }),
  withdraw: (event) =>
    act(event, async (sent, ctx) => {
      await withdrawConsent(ctx, { personId: ctx.actor.personId, roundId: sent.text('roundId') });
      redirect(303, `${OWN_CONSENT}?done=withdrawn`);
    }),
};
