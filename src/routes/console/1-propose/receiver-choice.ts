import { isId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { findInCharge } from '../../../steps/1-propose/needs/index.ts';

/** Who something can be passed on to: the one chosen, the superior, and what is found by the words asked for. */
export async function receiverChoice(ctx: Context, organizationId: string, url: URL, guess = '') {
  const query = url.searchParams.get('q') ?? guess;
  const to = url.searchParams.get('to') ?? '';
  const { parentId } = await organizationFacts(ctx, organizationId);
  const [superior, target, found] = await Promise.all([
    parentId === null ? undefined : organizationFacts(ctx, parentId),
    isId(to) ? organizationFacts(ctx, to) : undefined,
    findInCharge(ctx, query),
  ]);
  return {
    query,
    superior: superior ? { id: superior.id, name: superior.name } : null,
    target: target ? { id: target.id, name: target.name } : null,
    found: found.filter(({ id }) => id !== organizationId),
  };
}
