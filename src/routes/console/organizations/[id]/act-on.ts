import { redirect, type Action } from '@sveltejs/kit';
import type { Context } from '../../../../platform/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { organizationAddress } from '../addresses.ts';

/** A form of one act on the organization of the page; when it is done, the page of `goTo` is shown. */
export const actOn =
  (work: (ctx: Context, input: Record<string, string>) => Promise<string | void>): Action =>
  (event) =>
    act(event, async (sent) => {
      const { context } = event.locals;
      const values = Object.fromEntries(
        Object.entries(sent.values).map(([name, [value = '']]) => [name, value]),
      );
      const goTo = await work({ ...context, requestKey: sent.requestKey }, values);
      redirect(303, organizationAddress(goTo ?? event.params['id'] ?? ''));
    });
