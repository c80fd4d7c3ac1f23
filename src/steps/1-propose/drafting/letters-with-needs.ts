import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';

const MOST = 500;

/** Letters of organizations below `within` whose own needs bank holds needs that nobody answered or took up, at most 500. */
export async function lettersWithNeedsWaiting(ctx: Context, roundId: Id, within: string): Promise<Id[]> {
  requireAccount(ctx.actor);
  const mayRead = where(ctx.actor, 'need.read', {
    organizationId: sql.ref('letter.organization_id'),
    path: sql.ref('organization.path'),
    parentId: sql.ref('organization.parent_id'),
  });
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select('letter.id')
    .where('letter.round_id', '=', roundId)
    .where('letter.person_id', 'is', null)
    .where('organization.path', '>=', within)
    .where('organization.path', '<', `${within}~`)
    .where(mayRead)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('need')
          .select(sql.lit(1).as('one'))
          .whereRef('need.organization_id', '=', 'letter.organization_id')
          .where('need.state', '=', 'new'),
      ),
    )
    .orderBy('letter.updated_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}
