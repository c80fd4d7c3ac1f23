import { DomainError } from '../../../kernel/errors.ts';
import { PAGE_LIMIT_MAX } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/index.ts';
import { can, ROLES, type AccountState } from '../../../registry/access/index.ts';
import {
  children,
  getOrganization,
  scopeRoots,
  type OrganizationNode,
} from '../../../registry/organizations/index.ts';
import type { TreeNode } from '../../../ui/tree/nodes.ts';

/**
 * Where the tree of accounts begins, a single root with its first level.
 * @throws DomainError `access.denied` when the actor manages accounts nowhere
 */
export async function rootsOf(ctx: Context): Promise<TreeNode[]> {
  const grants = ctx.actor.grants.filter((grant) => can(ctx.actor, 'account.read', grant).allowed);
  if (grants.length === 0) throw new DomainError('access.denied');
  const roots = await scopeRoots({ ...ctx, actor: { ...ctx.actor, grants } });
  const [only, ...others] = roots;
  if (!only || others.length > 0) return roots.map(toNode);
  const below = await children(ctx, only.id, { limit: PAGE_LIMIT_MAX });
  return [{ ...toNode(only), ...(below.rows.length > 0 ? { children: below.rows.map(toNode) } : {}) }];
}

const toNode = (node: OrganizationNode): TreeNode => ({
  id: node.id,
  name: node.shortName ?? node.name,
  hasChildren: node.children > 0,
});

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
