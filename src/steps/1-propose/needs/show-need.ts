import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { can, permit, where } from '../../../registry/access/index.ts';
import type { LetterState } from '../../../registry/letters/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { loadNeed } from './store.ts';
import type { Need } from './types.ts';

export interface NeedPage {
  readonly need: Need;
  readonly organizationName: string;
  /** Letters that take it up, as far as the actor may read them. */
  readonly letters: readonly {
    readonly id: Id;
    readonly committerName: string;
    readonly state: LetterState;
  }[];
  readonly mayAnswer: boolean;
}

const MOST = 50;

/** One need and the letters that take it up. @throws DomainError `need.not-found` outside the actor's sight */
export async function showNeed(ctx: Context, id: Id): Promise<NeedPage> {
  const need = await loadNeed(ctx, id);
  const { name, path, parentId } = await organizationFacts(ctx, need.organizationId);
  const facts = { organizationId: need.organizationId, path, parentId };
  permit(ctx.actor, 'need.read', facts);
  const rows = await ctx.db
    .selectFrom('letter')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .select(['letter.id', 'letter.committer_name', 'letter.state'])
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
  return {
    need,
    organizationName: name,
    letters: rows.map((row) => ({
      id: row.id,
      committerName: row.committer_name,
      state: row.state as LetterState,
    })),
    mayAnswer: can(ctx.actor, 'need.record', facts).allowed,
  };
}
