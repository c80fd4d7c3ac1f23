import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { where } from '../../../registry/access/index.ts';

/** Where an item of another letter stands, and whether the actor may know. */
export interface Place {
  readonly itemId: Id;
  readonly letterId: Id;
  readonly committerName: string;
  readonly organizationName: string;
  readonly roundName: string;
  /** The actor may read the letter as it is being worked on. */
  readonly inside: boolean;
  /** What everybody reads on the portal. */
  readonly published: string | null;
}

/** The letters that items belong to, by item. */
export async function placesOf(ctx: Context, itemIds: readonly Id[]): Promise<ReadonlyMap<Id, Place>> {
  const inside = where(ctx.actor, 'letter.read', {
    organizationId: sql.ref('letter.organization_id'),
    path: sql.ref('organization.path'),
    parentId: sql.ref('organization.parent_id'),
    reviewerOrganizationId: sql.ref('letter.reviewer_organization_id'),
    personId: sql.ref('letter.person_id'),
    state: sql.ref('letter.state'),
  });
  const rows = await ctx.db
    .selectFrom('item_fingerprint')
    .innerJoin('letter', 'letter.id', 'item_fingerprint.letter_id')
    .innerJoin('organization', 'organization.id', 'letter.organization_id')
    .innerJoin('round', 'round.id', 'letter.round_id')
    .leftJoin('item', (join) =>
      join.onRef('item.id', '=', 'item_fingerprint.item_id').on('item.public', '=', true),
    )
    .select([
      'item_fingerprint.item_id as itemId',
      'letter.id as letterId',
      'letter.committer_name as committerName',
      'organization.name as organizationName',
      'round.name as roundName',
      'item.content as published',
    ])
    .select(sql<boolean>`coalesce(${inside}, false)`.as('inside'))
    .where('item_fingerprint.item_id', 'in', [...itemIds])
    .execute();
  return new Map(rows.map((row) => [row.itemId, row]));
}
