import { redirect, type Action } from '@sveltejs/kit';
import type { Context } from '../../../../platform/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { personAddress } from '../addresses.ts';

/** A form of one act on the person of the page; when it is done, the person is shown. */
export const actOn =
  (work: (ctx: Context, input: Record<string, unknown>) => Promise<unknown>): Action =>
  (event) =>
    act(event, async (sent) => {
      await work(
        { ...event.locals.context, requestKey: sent.requestKey },
        { ...Object.fromEntries(sent.data), id: event.params['id'] },
      );
      redirect(303, personAddress(event.params['id'] ?? ''));
    });
