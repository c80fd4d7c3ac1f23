import { redirect } from '@sveltejs/kit';
import { isId } from '../../../../kernel/ids.ts';
import { holdsPeople, organizationFacts, treeAround } from '../../../../registry/organizations/index.ts';
import { enroll, getPerson } from '../../../../registry/people/index.ts';
import { act } from '../../../../ui/form/act.ts';
import { enrollAddress, personAddress } from '../addresses.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const ctx = locals.context;
  const wanted = url.searchParams.get('organization') ?? '';
  const done = url.searchParams.get('done') ?? '';
  // Who has a role at one organization only need not choose.
  const [own] = ctx.actor.grants;
  const id = isId(wanted) ? wanted : ctx.actor.grants.length === 1 ? own?.organizationId : undefined;
  const organization = id ? await organizationFacts(ctx, id) : null;
  return {
    organization: organization ? { id: organization.id, name: organization.name } : null,
    fits: organization !== null && organization.state === 'active' && holdsPeople(organization.kind),
    tree: await treeAround(ctx, organization?.id),
    enrolled: isId(done) ? (await getPerson(ctx, done)).name : null,
  };
};

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent) => {
      const { id } = await enroll(
        { ...event.locals.context, requestKey: sent.requestKey },
        Object.fromEntries(sent.data),
      );
      const organization = sent.text('organizationId');
      redirect(303, sent.flag('next') ? `${enrollAddress(organization)}&done=${id}` : personAddress(id));
    }),
};
