import { redirect } from '@sveltejs/kit';
import { mayBePassed } from '../../../../../../steps/1-propose/needs/rules.ts';
import { passNeed, showNeed } from '../../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { needAddress } from '../../../addresses.ts';
import { receiverChoice } from '../../../receiver-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const { need, organizationName, mayAnswer, transfers } = await showNeed(ctx, params.id);
  if (!mayAnswer || !mayBePassed(need.state)) redirect(303, needAddress(need.id));
  const choice = await receiverChoice(ctx, need.organizationId, url);
  const from = transfers[0]?.from;
  // Whoever is offered already is not offered twice.
  const back = from && from.id !== need.organizationId && from.id !== choice.superior?.id ? from : null;
  return { need, organizationName, back, ...choice };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await passNeed(ctx, event.params.id, {
        revision: sent.number('revision'),
        toOrganizationId: sent.text('toOrganizationId'),
        reason: sent.text('reason'),
      });
      redirect(303, needAddress(event.params.id, 'passed'));
    }),
};
