import { cancelPrint, KEPT_DAYS, showPrint } from '../../../../../steps/3-publish/printing/index.ts';
import { act } from '../../../../../ui/form/act.ts';
import { errorText } from '../../../../../ui/messages/errors.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const job = await showPrint(locals.context, params.id);
  const { id, order, organizationId, organizationName, state, lettersTotal, lettersDone, leftOut, parts, createdAt } = job; // prettier-ignore
  return {
    job: { id, print: order.print, organizationId, organizationName, state, lettersTotal, lettersDone, leftOut, parts, createdAt }, // prettier-ignore
    underWay: state === 'queued' || state === 'running',
    refusal: job.refusal && errorText(locals.locale, job.refusal),
    keptDays: KEPT_DAYS,
  };
};

export const actions: Actions = {
  cancel: (event) => act(event, async (_sent, ctx) => cancelPrint(ctx, event.params.id)),
};
