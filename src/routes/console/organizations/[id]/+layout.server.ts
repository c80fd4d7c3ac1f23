import { ancestors, getOrganization } from '../../../../registry/organizations/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
  const organization = await getOrganization(locals.context, params.id);
  const trail = await ancestors(locals.context, params.id);
  // What lies above the actor's own part of the tree is named but leads nowhere.
  const { grants } = locals.context.actor;
  return {
    organization,
    today: locals.office.clock.today(),
    trail: trail.map(({ id, name, shortName, path }) => ({
      id,
      name: shortName ?? name,
      open: grants.some((grant) => path.startsWith(grant.path)),
    })),
  };
};
