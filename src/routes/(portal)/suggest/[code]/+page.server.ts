import { redirect } from '@sveltejs/kit';
import { organizationByCode } from '../../../../registry/organizations/index.ts';
import { boxAt } from '../../../../steps/1-propose/suggestions/index.ts';
import { receive, tokenFor } from '../send.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { code } }) => {
  const { state, name } = await organizationByCode(locals.office, code);
  if (state === 'closed') {
    // One merged since has a box no more; who took over has.
    const heir = await boxAt(locals.office, code).catch(() => undefined);
    if (heir) redirect(303, `/suggest/${heir.organization.code}`);
    return { place: { code, name, phone: null }, token: null };
  }
  const { organization } = await boxAt(locals.office, code);
  return {
    place: { code, name: organization.name, phone: organization.supervisionPhone },
    token: tokenFor({ locals }, code),
  };
};

export const actions: Actions = {
  default: (event) => receive(event, event.params.code),
};
