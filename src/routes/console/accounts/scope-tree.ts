import type { Context } from '../../../platform/index.ts';
import { can, ROLES, type AccountState } from '../../../registry/access/index.ts';
import { getOrganization, scopeRoots } from '../../../registry/organizations/index.ts';
import type { TreeNode } from '../../../ui/tree/nodes.ts';

/** Where the tree of the page begins, as the picker shows it. */
export const rootsOf = async (ctx: Context): Promise<TreeNode[]> =>
  (await scopeRoots(ctx)).map(({ id, name, shortName, children }) => ({
    id,
    name: shortName ?? name,
    hasChildren: children > 0,
  }));

/** The organization the address names, if the actor manages accounts there. */
export async function placeIn(ctx: Context, id: string | null) {
  if (!id) return undefined;
  const place = await getOrganization(ctx, id);
  const managed = can(ctx.actor, 'account.manage', { organizationId: place.id, path: place.path }).allowed;
  return managed ? place : undefined;
}

export const roleIn = (text: string | null) => ROLES.find((role) => role === text);

const STATES: readonly AccountState[] = ['invited', 'active', 'disabled'];
export const stateIn = (text: string | null) => STATES.find((state) => state === text);
