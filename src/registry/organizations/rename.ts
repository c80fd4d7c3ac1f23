import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from '../access/index.ts';
import { burdenOf, loadOf } from './burden.ts';
import { difference, recordVerb } from './record-change.ts';
import { decideDay, decideRename } from './rules.ts';
import { renameInput } from './schemas.ts';
import { requireFreeName } from './siblings.ts';
import { holdTree, obey, organizationFacts, requireRevision, saveOrganization } from './store.ts';

/**
 * Gives an organization another name, short name or kind (更名、改设) from a day on. The code stays, since it stands on
 * printed notices. @returns the new revision
 * @throws DomainError `organization.not-found`, `access.denied`, `organization.conflict`, `organization.closed`,
 * `organization.kind-does-not-fit`, `organization.kind-cannot-hold`, `input.invalid` (also for a taken name)
 */
export async function rename(ctx: Context, input: unknown): Promise<{ revision: number }> {
  requireAccount(ctx.actor);
  const wish = parse(renameInput, input);
  return transact(ctx, async (tx) => {
    await holdTree(tx, 'changing');
    const before = await organizationFacts(tx, wish.id);
    permit(tx.actor, 'organization.change', { organizationId: before.id, path: before.path });
    return once(tx, { action: 'organization.rename', input: wish }, async () => {
      requireRevision(before, wish.revision);
      obey(decideDay(wish.effectiveOn, tx.clock.today()));
      const parent = before.parentId === null ? null : await organizationFacts(tx, before.parentId);
      const load = loadOf(tx, before.id, await burdenOf(tx, before.id));
      obey(decideRename(before, wish.kind, parent, await load));
      await requireFreeName(tx, before.parentId, wish.name, { except: before.id, field: 'name' });
      const { name, shortName, kind } = wish;
      const after = { ...before, name, shortName, kind };
      const changed = difference(before, after, ['name', 'shortName', 'kind']);
      if (Object.keys(changed.after).length === 0) return { revision: before.revision };
      const saved = await saveOrganization(tx, before, after);
      const { effectiveOn, reason } = wish;
      await recordVerb(tx, 'rename', before, { kind: 'renamed', effectiveOn, reason, ...changed });
      return { revision: saved.revision };
    });
  });
}
