import { redirect } from '@sveltejs/kit';
import {
  disable,
  enable,
  endGrant,
  grantRole,
  issueSlip,
  ROLES,
  showAccount,
} from '../../../../registry/access/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { rootsOf } from '../scope-tree.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const account = await showAccount(locals.context, params.id);
  return {
    account,
    roots: account.manageable === 'own-account' ? [] : await rootsOf(locals.context),
    roles: ROLES,
    today: locals.office.clock.today(),
    confirm: url.searchParams.get('confirm') ?? undefined,
    done: url.searchParams.get('done') ?? undefined,
  };
};

export const actions: Actions = {
  slip: (event) => act(event, async (_, ctx) => ({ slip: await issueSlip(ctx, event.params.id) })),
  disable: (event) =>
    act(event, async (_, ctx) => {
      await disable(ctx, event.params.id);
      redirect(303, `/console/accounts/${event.params.id}?done=disable`);
    }),
  enable: (event) =>
    act(event, async (_, ctx) => {
      await enable(ctx, event.params.id);
      redirect(303, `/console/accounts/${event.params.id}?done=enable`);
    }),
  grant: (event) =>
    act(event, async (sent, ctx) => {
      await grantRole(ctx, {
        accountId: event.params.id,
        organizationId: sent.text('organizationId'),
        role: sent.text('role'),
        fromDay: sent.text('fromDay'),
        untilDay: sent.text('untilDay'),
      });
      redirect(303, `/console/accounts/${event.params.id}?done=grant`);
    }),
  end: (event) =>
    act(event, async (sent, ctx) => {
      await endGrant(ctx, sent.text('grantId'));
      redirect(303, `/console/accounts/${event.params.id}?done=end`);
    }),
};
