import { error } from '@sveltejs/kit';
import type { Context } from '../../../../platform/index.ts';
import { CHASE_WHATS, type ChaseRequest } from '../../../../oversight/coverage/index.ts';
import type { Round } from '../../../../registry/rounds/index.ts';
import { roundOf, scopeOf } from '../scope-of.ts';

/** What the address asks for: the page and its export answer the same question. */
export async function requestOf(ctx: Context, url: URL): Promise<{ request: ChaseRequest; round: Round }> {
  const [organizationId, round] = await Promise.all([scopeOf(ctx, url), roundOf(ctx, url)]);
  if (!organizationId || !round) error(404);
  const what = CHASE_WHATS.find((one) => one === url.searchParams.get('what')) ?? 'all';
  return { request: { roundId: round.id, organizationId, what, own: url.searchParams.has('own') }, round };
}
