import type { FailureCode } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { burdenOf, loadOf } from './burden.ts';
import { nodesByIds } from './children.ts';
import { twinsOf } from './merge.ts';
import { decideClose, decideMerge, decideMove, type Decision } from './rules.ts';
import { organizationFacts } from './store.ts';
import type { Burden, Organization, OrganizationNode } from './types.ts';

export interface ChangePreview {
  readonly organization: Organization;
  /** Superior to be, or successor. */
  readonly target: Organization | null;
  /** Figures of the organization's subtree: what a move takes along. */
  readonly node: OrganizationNode;
  /** What stands on the organization itself: what a merge hands over. */
  readonly burden: Burden;
  readonly refusal?: {
    readonly code: FailureCode;
    readonly params?: Readonly<Record<string, string | number>>;
  };
}

/** What moving, merging or closing would do, and whether it would be refused. Changes nothing. */
export async function previewChange(
  ctx: Context,
  wish: { readonly act: 'move' | 'merge' | 'close'; readonly id: Id; readonly targetId?: Id },
): Promise<ChangePreview> {
  const organization = await organizationFacts(ctx, wish.id);
  permit(ctx.actor, 'organization.change', { organizationId: wish.id, path: organization.path });
  const target = wish.targetId ? await organizationFacts(ctx, wish.targetId) : null;
  if (target) permit(ctx.actor, 'organization.change', { organizationId: target.id, path: target.path });
  const [node] = await nodesByIds(ctx, [wish.id]);
  const burden = await burdenOf(ctx, wish.id);
  const decision = await decide(ctx, wish.act, organization, target, burden);
  return {
    organization,
    target,
    node: node!,
    burden,
    ...(decision.ok ? {} : { refusal: { code: decision.code, params: decision.params ?? {} } }),
  };
}

async function decide(
  ctx: Context,
  act: 'move' | 'merge' | 'close',
  organization: Organization,
  target: Organization | null,
  burden: Burden,
): Promise<Decision> {
  if (act === 'close' && !target) return decideClose(organization, burden);
  if (!target) return { ok: true };
  if (act === 'move') return decideMove(organization, target);
  const decision = decideMerge(organization, target, await loadOf(ctx, organization.id, burden));
  if (!decision.ok) return decision;
  const twins = await twinsOf(ctx, organization.id, target.id);
  if (twins.length === 0) return decision;
  return {
    ok: false,
    code: 'organization.children-share-names',
    params: { names: twins.join('、'), successor: target.name },
  };
}
