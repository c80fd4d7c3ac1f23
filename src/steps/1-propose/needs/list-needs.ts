import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { matches, type Context } from '../../../platform/index.ts';
import { can, permit, requireAccount, where } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';
import { pathsAbove } from '../../../registry/organizations/index.ts';
import { NEED_COLUMNS, toNeed } from './store.ts';
import type { Need, NeedSource, NeedState } from './types.ts';

export interface NeedFilter extends PageRequest {
  /** Path of the organization whose subtree is listed. */
  readonly within: string;
  readonly state?: NeedState;
  readonly source?: NeedSource;
  /** A piece of the text or place. */
  readonly query?: string;
}

export interface NeedRow extends Need {
  readonly organizationName: string;
  /** Items that take it up. */
  readonly items: number;
  readonly mayAnswer: boolean;
}

/** The needs bank of a subtree, the last recorded first. */
export async function listNeeds(ctx: Context, filter: NeedFilter): Promise<Page<NeedRow>> {
  requireAccount(ctx.actor);
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 1);
  const rows = await ctx.db
    .selectFrom('need')
    .innerJoin('organization', 'organization.id', 'need.organization_id')
    .select(NEED_COLUMNS)
    .select(['organization.name as organization_name', 'organization.path', 'organization.parent_id'])
    .select((eb) =>
      eb
        .selectFrom('item_need')
        .whereRef('item_need.need_id', '=', 'need.id')
        .select(({ fn }) => fn.countAll<number>().as('items'))
        .as('items'),
    )
    .where('organization.path', '>=', filter.within)
    .where('organization.path', '<', `${filter.within}~`)
    .where(
      where(ctx.actor, 'need.read', {
        organizationId: sql.ref('need.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
      }),
    )
    .where(
      matches(sql.ref('need.search'), sql`need.text || ' ' || coalesce(need.place, '')`, filter.query ?? ''),
    )
    .$if(filter.state !== undefined, (query) => query.where('need.state', '=', filter.state!))
    .$if(filter.source !== undefined, (query) => query.where('need.source', '=', filter.source!))
    .$if(after !== undefined, (query) => query.where('need.id', '<', String(after?.[0])))
    .orderBy('need.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toPage(rows, limit, ({ id }) => [id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...toNeed(row),
      organizationName: row.organization_name,
      items: row.items ?? 0,
      mayAnswer: can(ctx.actor, 'need.record', {
        organizationId: row.organization_id,
        path: row.path,
        parentId: row.parent_id,
      }).allowed,
    })),
  };
}

const BESIDE = 60;

/**
 * Needs to lay beside a letter: those its items take up, then the open ones of its organization and of those above it,
 * urgent ones and those raised by many first.
 */
export async function needsBeside(ctx: Context, letterId: Id): Promise<Need[]> {
  const letter = await loadLetter(ctx, letterId);
  const facts = await factsOf(ctx, letter);
  permit(ctx.actor, 'letter.read', { ...facts, published: false });
  const rows = await ctx.db
    .selectFrom('need')
    .innerJoin('organization', 'organization.id', 'need.organization_id')
    .select(NEED_COLUMNS)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('item_need')
            .select(sql.lit(1).as('one'))
            .whereRef('item_need.need_id', '=', 'need.id')
            .where('item_need.letter_id', '=', letterId),
        )
        .as('linked'),
    )
    .where('organization.path', 'in', pathsAbove(facts.path ?? ''))
    .where((eb) =>
      eb.or([
        eb('need.state', 'in', ['new', 'adopted']),
        eb.exists(
          eb
            .selectFrom('item_need')
            .select(sql.lit(1).as('one'))
            .whereRef('item_need.need_id', '=', 'need.id')
            .where('item_need.letter_id', '=', letterId),
        ),
      ]),
    )
    .orderBy('linked', 'desc')
    .orderBy('organization.depth', 'desc')
    .orderBy('need.urgency', 'desc')
    .orderBy('need.raised_count', 'desc')
    .orderBy('need.id', 'desc')
    .limit(BESIDE)
    .execute();
  return rows.map(toNeed);
}
