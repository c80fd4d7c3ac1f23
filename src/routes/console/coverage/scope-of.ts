import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { can } from '../../../registry/access/index.ts';
import { scopeRoots } from '../../../registry/organizations/index.ts';
import { currentRound, roundById, type Round } from '../../../registry/rounds/index.ts';

/** The organization the address asks for, else the first whose coverage the actor may read. */
export async function scopeOf(ctx: Context, url: URL): Promise<Id | undefined> {
  const asked = url.searchParams.get('scope');
  if (asked) return asked;
  const roots = await scopeRoots(ctx);
  return roots.find(
    ({ id, path, parentId }) =>
      can(ctx.actor, 'coverage.read', { organizationId: id, path, parentId }).allowed,
  )?.id;
}

/** The round the address asks for, else the present one; none before the first is opened. */
export async function roundOf(ctx: Context, url: URL): Promise<Round | undefined> {
  const asked = url.searchParams.get('round');
  const round = asked ? await roundById(ctx, asked, { drafts: false }) : await currentRound(ctx);
  return round?.state === 'draft' ? undefined : round;
}
