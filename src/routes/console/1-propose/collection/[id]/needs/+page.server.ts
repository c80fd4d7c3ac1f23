import { fail, redirect } from '@sveltejs/kit';
import { addNeeds, showActivity } from '../../../../../../steps/1-propose/collection/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { Sent } from '../../../../../../ui/form/sent.ts';
import { messagesFor } from '../../../../../../ui/messages/index.ts';
import { activityAddress } from '../../../addresses.ts';
import { needCategories } from '../../../needs/categories.ts';
import { atTheirLines, linesSent } from './lines-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { activity, organizationName, mayRecord } = await showActivity(locals.context, params.id);
  if (!mayRecord) redirect(303, activityAddress(activity.id));
  return { activity, organizationName, categories: await needCategories(locals.context) };
};

export const actions: Actions = {
  save: (event) =>
    act(event, async (sent, ctx) => {
      const { numbers, lines } = linesSent(sent);
      await atTheirLines(numbers, () => addNeeds(ctx, event.params.id, { lines }));
      redirect(303, activityAddress(event.params.id, undefined, 'typed'));
    }),
  /** Without script: the same page with what was typed and more lines. */
  more: async ({ request, locals }) => {
    const sent = new Sent(await request.formData());
    return fail(422, {
      form: sent.text('formKey'),
      code: 'activity.more-lines',
      message: messagesFor(locals.locale).collection.lines.moreAdded,
      errors: {},
      values: { ...sent.values, rows: [String((sent.number('rows') || 0) + 5)] },
    });
  },
};
