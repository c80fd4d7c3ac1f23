import { sql } from 'kysely';
import { invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { bumpContentVersion, type Context, type TransactionContext } from '../../platform/index.ts';
import { pathsAbove } from '../organizations/index.ts';
import type { LetterContent, LetterVersion } from './types.ts';

/**
 * Keeps the links between items and needs as the content says. A linked need is adopted; one that no item takes up any
 * more is new again. Needs of the letter's organization and of those above it can be taken up.
 * @throws DomainError `input.invalid` at `items.n.needIds` for a need from elsewhere
 */
export async function linkNeeds(
  tx: TransactionContext,
  letterId: Id,
  path: string,
  content: LetterContent,
): Promise<void> {
  const before = await tx.db
    .selectFrom('item_need')
    .select(['item_id', 'need_id'])
    .where('letter_id', '=', letterId)
    .execute();
  const standing = await mergedInto(tx, content);
  const wanted = content.items.flatMap(({ id, needIds }) =>
    [...new Set(needIds.map((needId) => standing.get(needId) ?? needId))].map((needId) => ({
      item_id: id,
      need_id: needId,
      letter_id: letterId,
    })),
  );
  const keyOf = (link: { item_id: Id; need_id: Id }): string => `${link.item_id} ${link.need_id}`;
  const kept = new Set(before.map(keyOf));
  const stays = new Set(wanted.map(keyOf));
  const added = wanted.filter((link) => !kept.has(keyOf(link)));
  const removed = before.filter((link) => !stays.has(keyOf(link)));
  if (added.length > 0) {
    await refuseForeign(tx, path, content, standing, [...new Set(added.map(({ need_id }) => need_id))]);
    await tx.db.insertInto('item_need').values(added).execute();
  }
  if (removed.length > 0) {
    const pairs = sql.join(removed.map((link) => sql`(${link.item_id}::uuid, ${link.need_id}::uuid)`));
    await tx.db
      .deleteFrom('item_need')
      .where(sql<boolean>`(item_id, need_id) in (${pairs})`)
      .execute();
  }
  await markAdopted(tx, [...new Set([...added, ...removed].map(({ need_id }) => need_id))]);
}

async function refuseForeign(
  tx: TransactionContext,
  path: string,
  content: LetterContent,
  standing: ReadonlyMap<Id, Id>,
  needIds: Id[],
): Promise<void> {
  const own = await tx.db
    .selectFrom('need')
    .innerJoin('organization', 'organization.id', 'need.organization_id')
    .select('need.id')
    .where('need.id', 'in', needIds)
    .where('organization.path', 'in', pathsAbove(path))
    .execute();
  const known = new Set(own.map(({ id }) => id));
  const faults = content.items.flatMap((item, i) =>
    item.needIds.map((id) => standing.get(id) ?? id).some((id) => needIds.includes(id) && !known.has(id))
      ? [{ field: `items.${i}.needIds`, code: 'need.not-found' as const }]
      : [],
  );
  if (faults.length > 0) throw invalid(faults);
}

async function markAdopted(tx: TransactionContext, needIds: readonly Id[]): Promise<void> {
  if (needIds.length === 0) return;
  const linked = sql<boolean>`exists (select from item_need where item_need.need_id = need.id)`;
  const changed = await tx.db
    .updateTable('need')
    .set({
      state: sql<string>`case when ${linked} then 'adopted' else 'new' end`,
      revision: sql<number>`revision + 1`,
      updated_at: tx.clock.now(),
    })
    .where('id', 'in', [...needIds])
    .where('state', 'in', ['new', 'adopted'])
    .where(sql<boolean>`(state = 'adopted') is distinct from ${linked}`)
    .returning('public')
    .execute();
  if (changed.some((need) => need.public)) bumpContentVersion(tx);
}

/** Where the needs of the content went that were merged since it was written. */
async function mergedInto({ db }: Pick<Context, 'db'>, content: LetterContent): Promise<ReadonlyMap<Id, Id>> {
  const ids = [...new Set(content.items.flatMap(({ needIds }) => needIds))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('need')
    .select(['id', 'merged_into_id'])
    .where('id', 'in', ids)
    .where('merged_into_id', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.merged_into_id!]));
}

/** A version read today names the needs as they stand today; its words stay as they were written. */
export async function withStandingNeeds(
  ctx: Pick<Context, 'db'>,
  version: LetterVersion,
): Promise<LetterVersion> {
  const standing = await mergedInto(ctx, version.content);
  if (standing.size === 0) return version;
  const items = version.content.items.map((item) => ({
    ...item,
    needIds: [...new Set(item.needIds.map((id) => standing.get(id) ?? id))],
  }));
  return { ...version, content: { ...version.content, items } };
}
