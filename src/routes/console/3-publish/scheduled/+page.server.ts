import { redirect } from '@sveltejs/kit';
import { cancelSchedule, listScheduled } from '../../../../steps/3-publish/schedule/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { errorText } from '../../../../ui/messages/errors.ts';
import { SCHEDULED } from '../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const after = url.searchParams.get('after');
  const page = await listScheduled(locals.context, after ? { after } : {});
  return {
    page: {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        refusal: row.refusal && errorText(locals.locale, row.refusal),
      })),
    },
  };
};

export const actions: Actions = {
  cancel: (event) =>
    act(event, async (sent, ctx) => {
      await cancelSchedule(ctx, { letterId: sent.text('letterId') });
      redirect(303, `${SCHEDULED}?done=cancelled`);
    }),
};
