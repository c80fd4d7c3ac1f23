import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../../registry/letters/index.ts';
import { pathsAbove } from '../../../registry/organizations/index.ts';
import { NEED_COLUMNS, toNeed } from './store.ts';
import type { Need } from './types.ts';

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
