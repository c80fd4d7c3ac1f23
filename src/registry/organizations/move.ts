import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from '../access/index.ts';
import { recordVerb } from './record-change.ts';
import { relocateBelow } from './relocate.ts';
import { decideDay, decideMove, lastKey } from './rules.ts';
import { moveInput } from './schemas.ts';
import { nextPosition, requireFreeName } from './siblings.ts';
import { holdTree, obey, organizationFacts, requireRevision, saveOrganization } from './store.ts';

/**
 * Puts an organization with everything below it under another superior. The actor must be entitled at both superiors.
 * Letters under review keep the reviewer frozen at their submission; letters submitted from now on go to the new one.
 * @returns the new revision and how many organizations below came along
 * @throws DomainError `organization.not-found`, `access.denied`, `organization.conflict`, `organization.cycle`,
 * `organization.is-root`, `organization.already-there`, `organization.closed`, `organization.parent-closed`,
 * `organization.kind-does-not-fit`, `organization.name-taken`, `organization.day-in-future`
 */
export async function move(ctx: Context, input: unknown): Promise<{ revision: number; below: number }> {
  requireAccount(ctx.actor);
  const wish = parse(moveInput, input);
  return transact(ctx, async (tx) => {
    await holdTree(tx, 'changing');
    const before = await organizationFacts(tx, wish.id);
    const from = await organizationFacts(tx, before.parentId ?? before.id);
    permit(tx.actor, 'organization.change', { organizationId: from.id, path: from.path });
    const to = await organizationFacts(tx, wish.parentId);
    permit(tx.actor, 'organization.change', { organizationId: to.id, path: to.path });
    return once(tx, { action: 'organization.move', input: wish }, async () => {
      requireRevision(before, wish.revision);
      obey(decideDay(wish.effectiveOn, tx.clock.today()));
      obey(decideMove(before, to));
      await requireFreeName(tx, to.id, before.name);
      const after = {
        ...before,
        parentId: to.id,
        path: `${to.path}${lastKey(before.path)}/`,
        depth: to.depth + 1,
        position: await nextPosition(tx, to.id),
      };
      const saved = await saveOrganization(tx, before, after);
      const below = await relocateBelow(tx, before, after);
      await recordVerb(tx, 'move', before, {
        kind: 'moved',
        effectiveOn: wish.effectiveOn,
        before: { parentId: from.id, parentName: from.name },
        after: { parentId: to.id, parentName: to.name },
        reason: wish.reason,
      });
      return { revision: saved.revision, below };
    });
  });
}
