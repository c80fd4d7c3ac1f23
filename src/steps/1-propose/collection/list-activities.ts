import { sql } from 'kysely';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { matches, type Context } from '../../../platform/index.ts';
import { requireAccount, where } from '../../../registry/access/index.ts';
import { ACTIVITY_COLUMNS, toActivity } from './store.ts';
import type { Activity, ActivityKind } from './types.ts';

export interface ActivityFilter extends PageRequest {
  /** Path of the organization whose subtree is listed. */
  readonly within: string;
  readonly kind?: ActivityKind;
  /** A piece of the place, of who led it or of the minutes. */
  readonly query?: string;
}

export interface ActivityRow extends Activity {
  readonly organizationName: string;
  /** Needs it gave, as they stand today. */
  readonly needs: number;
}

/** The activities of a subtree, the last held first. */
export async function listActivities(ctx: Context, filter: ActivityFilter): Promise<Page<ActivityRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const rows = await ctx.db
    .selectFrom('collection_activity')
    .innerJoin('organization', 'organization.id', 'collection_activity.organization_id')
    .select(ACTIVITY_COLUMNS)
    .select('organization.name as organization_name')
    .select((eb) =>
      eb
        .selectFrom('need_source')
        .whereRef('need_source.activity_id', '=', 'collection_activity.id')
        .select(({ fn }) => fn.count<number>('need_source.need_id').distinct().as('needs'))
        .as('needs'),
    )
    .where('organization.path', '>=', filter.within)
    .where('organization.path', '<', `${filter.within}~`)
    .where(
      where(ctx.actor, 'need.read', {
        organizationId: sql.ref('collection_activity.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
      }),
    )
    .where(
      matches(
        sql.ref('collection_activity.search'),
        sql`collection_activity.place || ' ' || collection_activity.led_by || ' ' || collection_activity.minutes`,
        filter.query ?? '',
      ),
    )
    .$if(filter.kind !== undefined, (query) => query.where('collection_activity.kind', '=', filter.kind!))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(collection_activity.held_on, collection_activity.id) < (${String(after?.[0])}::date, ${String(after?.[1])}::uuid)`,
      ),
    )
    .orderBy('collection_activity.held_on', 'desc')
    .orderBy('collection_activity.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, (row) => [row.held_on, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...toActivity(row),
      organizationName: row.organization_name,
      needs: Number(row.needs ?? 0),
    })),
  };
}
