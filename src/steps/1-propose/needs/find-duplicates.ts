import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import { likeness } from '../../../kernel/likeness.ts';
import type { Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { NEED_COLUMNS, toNeed } from './store.ts';
import type { Need } from './types.ts';

const LEAST = 0.5;
const MOST_PAIRS = 4_000;
const MOST_GROUPS = 50;

/** Needs of one organization that say nearly the same, in groups, those raised by most first. */
export async function findDuplicates(ctx: Context, organizationId: Id): Promise<(readonly Need[])[]> {
  const { path, parentId } = await organizationFacts(ctx, organizationId);
  permit(ctx.actor, 'need.read', { organizationId, path, parentId });
  // Each is held against the first of its band only: a thousand copies make a thousand pairs, not half a million.
  const { rows: pairs } = await sql<{ id: Id; first: Id }>`
    select distinct id, first from (
      select id, first_value(id) over (partition by band order by id) as first
      from need, unnest(bands) as band
      where organization_id = ${organizationId} and state in ('new', 'adopted')
    ) as banded where id <> first limit ${MOST_PAIRS}`.execute(ctx.db);
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flatMap(({ id, first }) => [id, first]))];
  const rows = await ctx.db
    .selectFrom('need')
    .select(NEED_COLUMNS)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  const needs = new Map(rows.map((row) => [row.id, toNeed(row)]));
  return groupsOf(needs, pairs)
    .toSorted((a, b) => raisedBy(b) - raisedBy(a))
    .slice(0, MOST_GROUPS);
}

const raisedBy = (group: readonly Need[]): number =>
  group.reduce((sum, { raisedCount }) => sum + raisedCount, 0);

function groupsOf(needs: ReadonlyMap<Id, Need>, pairs: readonly { id: Id; first: Id }[]): Need[][] {
  const groups = new Map<Id, Need[]>();
  for (const { id, first } of pairs) {
    const [need, other] = [needs.get(id), needs.get(first)];
    if (!need || !other || likeness(need.text, other.text) < LEAST) continue;
    const [a, b] = [groups.get(id) ?? [need], groups.get(first) ?? [other]];
    if (a === b) continue;
    const joined = [...b, ...a];
    for (const member of joined) groups.set(member.id, joined);
  }
  return [...new Set(groups.values())].map((group) =>
    group.toSorted((a, b) => b.raisedCount - a.raisedCount || (a.id < b.id ? -1 : 1)),
  );
}
