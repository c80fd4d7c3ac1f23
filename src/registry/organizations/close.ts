import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from '../access/index.ts';
import { burdenOf } from './burden.ts';
import { merge } from './merge.ts';
import { recordVerb } from './record-change.ts';
import { decideClose, decideDay } from './rules.ts';
import { closeInput } from './schemas.ts';
import { holdTree, obey, organizationFacts, requireRevision, saveOrganization } from './store.ts';

/**
 * Closes an organization. With a successor it is a merge. Without one, nothing may stand on it any more: no active
 * subordinates, no people, no open letters. Reviews addressed to it fall back to the superior of the committing
 * organization, which `2-review` finds by `state = 'closed'` without `successorId`.
 * @throws DomainError `organization.not-found`, `access.denied`, `organization.conflict`, `organization.is-root`,
 * `organization.closed`, `organization.has-children`, `organization.has-people`, `organization.has-open-letters`
 */
export async function close(ctx: Context, input: unknown): Promise<void> {
  requireAccount(ctx.actor);
  const { successorId, ...wish } = parse(closeInput, input);
  if (successorId !== null) {
    await merge(ctx, { ...wish, successorId });
    return;
  }
  await transact(ctx, async (tx) => {
    await holdTree(tx, 'changing');
    const before = await organizationFacts(tx, wish.id);
    const parent = await organizationFacts(tx, before.parentId ?? before.id);
    permit(tx.actor, 'organization.change', { organizationId: parent.id, path: parent.path });
    await once(tx, { action: 'organization.close', input: wish }, async () => {
      requireRevision(before, wish.revision);
      const { effectiveOn, reason } = wish;
      obey(decideDay(effectiveOn, tx.clock.today()));
      obey(decideClose(before, await burdenOf(tx, before.id)));
      await saveOrganization(tx, before, { ...before, state: 'closed', closedOn: effectiveOn });
      const after = { state: 'closed' };
      await recordVerb(tx, 'close', before, { kind: 'closed', effectiveOn, before: {}, after, reason });
    });
  });
}
