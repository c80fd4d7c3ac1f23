import { sql } from 'kysely';
import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { where } from '../access/index.ts';
import { scopeRootIds } from './children.ts';
import { pathsAbove } from './rules.ts';
import { organizationFacts } from './store.ts';

/** One line of a tree to navigate by: no figures, so that it is quick anywhere. */
export interface TreeBranch {
  readonly id: Id;
  readonly name: string;
  readonly hasChildren: boolean;
  /** Known where the tree is unfolded. */
  readonly children?: readonly TreeBranch[];
}

/** Children shown of one parent; a longer list is paged on the parent's own page. */
const WIDEST = 300;

/** Active direct subordinates of `parentId` the actor may read, by name only. */
export async function treeLevel(ctx: Context, parentId: Id): Promise<readonly TreeBranch[]> {
  return (await levelsOf(ctx, [parentId])).get(parentId) ?? [];
}

/**
 * The actor's part of the tree, unfolded along the way to `openId`; without it, or outside the actor's part, only the
 * beginnings are unfolded.
 */
export async function treeAround(ctx: Context, openId?: Id): Promise<readonly TreeBranch[]> {
  const roots = await branchesOf(ctx, await scopeRootIds(ctx));
  const open = openId ? await organizationFacts(ctx, openId) : undefined;
  const way = open ? await idsOf(ctx, pathsAbove(open.path)) : [];
  const levels = await levelsOf(ctx, [...way, ...(roots.length === 1 ? roots.map(({ id }) => id) : [])]);
  const unfold = (branch: TreeBranch): TreeBranch => {
    const children = levels.get(branch.id);
    return children ? { ...branch, children: children.map(unfold) } : branch;
  };
  return roots.map(unfold);
}

async function idsOf(ctx: Context, paths: readonly string[]): Promise<Id[]> {
  const rows = await ctx.db
    .selectFrom('organization')
    .select('id')
    .where('path', 'in', [...paths])
    .execute();
  return rows.map(({ id }) => id);
}

/** Children of several parents at once; a child the actor may not read is left out. */
async function levelsOf(ctx: Context, parentIds: readonly Id[]): Promise<Map<Id, TreeBranch[]>> {
  const levels = new Map<Id, TreeBranch[]>();
  if (parentIds.length === 0) return levels;
  const rows = await branches(ctx)
    .where('o.parent_id', 'in', [...new Set(parentIds)])
    .where('o.state', '=', 'active')
    .where(
      where(ctx.actor, 'organization.read', {
        organizationId: sql.ref<string>('o.id'),
        path: sql.ref<string>('o.path'),
      }),
    )
    .orderBy('o.parent_id')
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(WIDEST * parentIds.length)
    .execute();
  for (const row of rows) {
    const level = levels.get(row.parent_id!) ?? [];
    levels.set(row.parent_id!, level);
    if (level.length < WIDEST) level.push(toBranch(row));
  }
  return levels;
}

async function branchesOf(ctx: Context, ids: readonly Id[]): Promise<readonly TreeBranch[]> {
  if (ids.length === 0) return [];
  const rows = await branches(ctx)
    .where('o.id', 'in', [...ids])
    .orderBy('o.path')
    .execute();
  return rows.map(toBranch);
}

const branches = (ctx: Context) =>
  ctx.db
    .selectFrom('organization as o')
    .select(['o.id', 'o.parent_id', 'o.name', 'o.short_name'])
    .select(
      sql<boolean>`exists (select from organization c where c.parent_id = o.id and c.state = 'active')`.as(
        'has_children',
      ),
    );

const toBranch = (row: { id: Id; name: string; short_name: string | null; has_children: boolean }) => ({
  id: row.id,
  name: row.short_name ?? row.name,
  hasChildren: row.has_children,
});
