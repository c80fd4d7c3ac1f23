import { sql } from 'kysely';
import { isId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';
import { NEED_COLUMNS, toNeed } from './store.ts';
import { NEEDS_AT_ONCE, type Need } from './types.ts';

/** Of the needs somebody ticked those whose bank the actor keeps, for a look before a bulk act. */
export async function chosenNeeds(
  ctx: Context,
  ids: readonly string[],
): Promise<(Need & { organizationName: string })[]> {
  requireAccount(ctx.actor);
  const known = [...new Set(ids.filter(isId))].slice(0, NEEDS_AT_ONCE);
  if (known.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('need')
    .innerJoin('organization', 'organization.id', 'need.organization_id')
    .select(NEED_COLUMNS)
    .select('organization.name as organization_name')
    .where('need.id', 'in', known)
    .where('need.state', '<>', 'merged')
    .where(
      where(ctx.actor, 'need.record', {
        organizationId: sql.ref('need.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
      }),
    )
    .orderBy('need.raised_count', 'desc')
    .orderBy('need.id')
    .execute();
  return rows.map((row) => ({ ...toNeed(row), organizationName: row.organization_name }));
}
