import { isId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import {
  organizationFacts,
  treeAround,
  type Organization,
  type TreeBranch,
} from '../../../registry/organizations/index.ts';

export interface Scope {
  readonly organization: Organization;
  readonly tree: readonly TreeBranch[];
}

/** The organization the address names, else the one of the actor's first role; undefined for somebody without a role. */
export async function scopeOf(ctx: Context, url: URL): Promise<Scope | undefined> {
  const wanted = url.searchParams.get('scope') ?? '';
  const id = isId(wanted) ? wanted : ctx.actor.grants[0]?.organizationId;
  if (id === undefined) return undefined;
  const [organization, tree] = await Promise.all([organizationFacts(ctx, id), treeAround(ctx, id)]);
  return { organization, tree };
}

/** A value of the address when it is one of those offered. */
export const oneOf = <Value extends string>(
  offered: readonly Value[],
  value: string | null,
): Value | undefined => offered.find((candidate) => candidate === value);
