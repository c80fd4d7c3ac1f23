import { redirect } from '@sveltejs/kit';
import { isId } from '../../../../../../kernel/ids.ts';
import { organizationFacts } from '../../../../../../registry/organizations/index.ts';
import { mayBePassed } from '../../../../../../steps/1-propose/needs/rules.ts';
import { findInCharge, passNeed, showNeed } from '../../../../../../steps/1-propose/needs/index.ts';
import { act } from '../../../../../../ui/form/act.ts';
import { needAddress } from '../../../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const ctx = locals.context;
  const { need, organizationName, mayAnswer, transfers } = await showNeed(ctx, params.id);
  if (!mayAnswer || !mayBePassed(need.state)) redirect(303, needAddress(need.id));
  const { parentId } = await organizationFacts(ctx, need.organizationId);
  const query = url.searchParams.get('q') ?? '';
  const to = url.searchParams.get('to') ?? '';
  const [superior, target, found] = await Promise.all([
    parentId === null ? undefined : organizationFacts(ctx, parentId),
    isId(to) ? organizationFacts(ctx, to) : undefined,
    findInCharge(ctx, query),
  ]);
  return {
    need,
    organizationName,
    query,
    superior: superior ? { id: superior.id, name: superior.name } : null,
    back: transfers[0]?.from ?? null,
    target: target ? { id: target.id, name: target.name } : null,
    found: found.filter(({ id }) => id !== need.organizationId),
  };
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
