import { redirect } from '@sveltejs/kit';
import { editActivity, showActivity } from '../../../../../../steps/1-propose/collection/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { activityAddress } from '../../../addresses.ts';
import { recordSent } from '../../record-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { activity, organizationName, mayRecord } = await showActivity(locals.context, params.id);
  if (!mayRecord) redirect(303, activityAddress(activity.id));
  return { activity, organizationName, today: locals.context.clock.today() };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      await editActivity(ctx, event.params.id, { revision: sent.number('revision'), ...recordSent(sent) });
      redirect(303, activityAddress(event.params.id, undefined, 'edited'));
    }),
};
