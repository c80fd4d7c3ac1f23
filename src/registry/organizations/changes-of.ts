import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../kernel/page.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { organizationFacts } from './store.ts';
import type { OrganizationChange, OrganizationChangeKind } from './types.ts';

/** The history of one organization, newest first. */
export async function changesOf(
  ctx: Context,
  id: Id,
  request: PageRequest = {},
): Promise<Page<OrganizationChange>> {
  const organization = await organizationFacts(ctx, id);
  permit(ctx.actor, 'organization.read', { organizationId: id, path: organization.path });
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 1);
  const rows = await ctx.db
    .selectFrom('organization_change as change')
    .leftJoin('account', 'account.id', 'change.account_id')
    .selectAll('change')
    .select('account.name as by')
    .where('change.organization_id', '=', id)
    .$if(after !== undefined, (query) => query.where('change.id', '<', String(after?.[0])))
    .orderBy('change.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      kind: row.kind as OrganizationChangeKind,
      effectiveOn: row.effective_on,
      before: row.before as Record<string, unknown>,
      after: row.after as Record<string, unknown>,
      reason: row.reason,
      by: row.by,
      at: row.at,
    })),
  };
}
