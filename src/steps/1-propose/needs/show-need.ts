import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { can, permit, where, type Facts } from '../../../registry/access/index.ts';
import type { LetterState } from '../../../registry/letters/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { needHistory, transfersOf, type NeedEvent } from './need-history.ts';
import { similarNeeds, type SimilarNeed } from './similar-needs.ts';
import { hearingsOf, loadNeed } from './store.ts';
import type { Need, NeedHearing, NeedTransfer } from './types.ts';

export interface NeedPage {
  readonly need: Need;
  readonly organizationName: string;
  /** The last heard first. */
  readonly hearings: readonly NeedHearing[];
  /** The last first. */
  readonly transfers: readonly NeedTransfer[];
  readonly history: readonly NeedEvent[];
  /** What it was merged into. */
  readonly mergedInto: { readonly id: Id; readonly text: string } | null;
  /** Needs of the same organization that say nearly the same; for whoever may merge them. */
  readonly similar: readonly SimilarNeed[];
  /** Letters that take it up, as far as the actor may read them. */
  readonly letters: readonly {
    readonly id: Id;
    readonly committerName: string;
    readonly state: LetterState;
    readonly itemNumbers: readonly string[];
  }[];
  /** Items that take it up, also of letters the actor may not read. */
  readonly items: number;
  readonly mayAnswer: boolean;
}

const MOST = 50;

/**
 * One need, where it was heard, where it went and who takes it up. Who passed it on may go on looking at it.
 * @throws DomainError `need.not-found` outside the actor's sight
 */
export async function showNeed(ctx: Context, id: Id): Promise<NeedPage> {
  const need = await loadNeed(ctx, id);
  const organization = await organizationFacts(ctx, need.organizationId);
  const facts = { organizationId: organization.id, path: organization.path, parentId: organization.parentId };
  const transfers = await transfersOf(ctx, id);
  if (!(await passedOn(ctx, transfers))) permit(ctx.actor, 'need.read', facts);
  const mayAnswer = can(ctx.actor, 'need.record', facts).allowed;
  const [hearings, history, letters, items, mergedInto, similar] = await Promise.all([
    hearingsOf(ctx, id),
    needHistory(ctx, id),
    lettersOf(ctx, id),
    countItems(ctx, id),
    need.mergedIntoId === null ? null : loadNeed(ctx, need.mergedIntoId),
    mayAnswer && need.state !== 'merged' ? similarNeeds(ctx, organization.id, need.text, 8, id) : [],
  ]);
  return {
    need,
    organizationName: organization.name,
    hearings,
    transfers,
    history,
    mergedInto: mergedInto && { id: mergedInto.id, text: mergedInto.text },
    similar,
    letters,
    items,
    mayAnswer,
  };
}

async function passedOn(ctx: Context, transfers: readonly NeedTransfer[]): Promise<boolean> {
  for (const id of new Set(transfers.map(({ from }) => from.id))) {
    const { path, parentId } = await organizationFacts(ctx, id);
    if (can(ctx.actor, 'need.read', { organizationId: id, path, parentId } satisfies Facts).allowed)
      return true;
  }
  return false;
}

async function countItems({ db }: Context, id: Id): Promise<number> {
  const { count } = await db
    .selectFrom('item_need')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('need_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function lettersOf(ctx: Context, id: Id): Promise<NeedPage['letters']> {
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select(['letter.id', 'letter.committer_name', 'letter.state'])
    .select(
      sql<string[]>`array(select item.number from item_need join item on item.id = item_need.item_id
        where item_need.need_id = ${id} and item_need.letter_id = letter.id order by item.number)`.as(
        'numbers',
      ),
    )
    .where('letter.id', 'in', (eb) =>
      eb.selectFrom('item_need').select('item_need.letter_id').where('item_need.need_id', '=', id),
    )
    .where(
      where(ctx.actor, 'letter.read', {
        organizationId: sql.ref('letter.organization_id'),
        path: sql.ref('organization.path'),
        parentId: sql.ref('organization.parent_id'),
        reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
        personId: sql.ref('letter.person_id'),
        state: sql.ref('letter.state'),
        published: sql<boolean>`(letter.public and letter.published_version is not null)`,
      }),
    )
    .orderBy('letter.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    committerName: row.committer_name,
    state: row.state as LetterState,
    itemNumbers: row.numbers,
  }));
}
