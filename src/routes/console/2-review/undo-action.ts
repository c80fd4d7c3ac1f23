import { redirect, type RequestEvent } from '@sveltejs/kit';
import { undoReview } from '../../../steps/2-review/index.ts';
import { act } from '../../../ui/form/act.ts';

/** Takes back the decisions a notice names; a single letter is opened again. */
export const undo = (event: RequestEvent) =>
  act(event, async (sent, ctx) => {
    const ids = sent.texts('review');
    let letterId = '';
    for (const id of ids) {
      const requestKey = ctx.requestKey && `${ctx.requestKey} ${id}`;
      ({ letterId } = await undoReview({ ...ctx, requestKey }, id));
    }
    redirect(303, `/console/2-review${ids.length === 1 ? `/${letterId}` : ''}?done=undone`);
  });

/** Ids of the decisions an address says were just made. */
export const decidedIn = (url: URL): string[] => url.searchParams.getAll('decided');
