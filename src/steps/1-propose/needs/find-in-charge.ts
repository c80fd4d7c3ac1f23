import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { matches, type Context } from '../../../platform/index.ts';
import { requireAccount } from '../../../registry/access/index.ts';

export interface InCharge {
  readonly id: Id;
  readonly name: string;
  readonly code: string;
  /** Tells organizations of the same name apart. */
  readonly parentName: string | null;
}

const FOUND = 20;

/** Active organizations of the whole tree by a piece of name or code: a need may go to whoever is in charge. */
export async function findInCharge(ctx: Context, query: string): Promise<InCharge[]> {
  requireAccount(ctx.actor);
  if (query.trim() === '') return [];
  const rows = await ctx.db
    .selectFrom('organization as o')
    .leftJoin('organization as parent', 'parent.id', 'o.parent_id')
    .select(['o.id', 'o.name', 'o.code', 'parent.name as parent_name'])
    .where('o.state', '=', 'active')
    .where(
      matches(sql.ref('o.search'), sql`o.name || ' ' || coalesce(o.short_name, '') || ' ' || o.code`, query),
    )
    .orderBy('o.path')
    .limit(FOUND)
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, code: row.code, parentName: row.parent_name }));
}
