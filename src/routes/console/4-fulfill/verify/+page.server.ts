import { claimsWaiting, closedLate, closeOut, sendClaimBack } from '../../../../steps/4-fulfill/index.ts';
import { act } from '../../../../ui/form/act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const after = url.searchParams.get('after');
  const page = await claimsWaiting(locals.context, { limit: 20, ...(after ? { after } : {}) });
  return { ...page, rows: page.rows.map((row) => ({ ...row, late: closedLate(row.dueOn, row.claimedOn) })) };
};

export const actions: Actions = {
  closeOut: (event) =>
    act(event, async (sent, ctx) => {
      const { number } = await closeOut(ctx, { itemId: sent.text('itemId'), opinion: sent.text('opinion') });
      return { closed: number };
    }),
  sendBack: (event) =>
    act(event, async (sent, ctx) => {
      const { number } = await sendClaimBack(ctx, {
        itemId: sent.text('itemId'),
        opinion: sent.text('opinion'),
      });
      return { returned: number };
    }),
};
