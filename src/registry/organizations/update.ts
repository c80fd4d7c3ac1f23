import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from '../access/index.ts';
import { difference, recordVerb } from './record-change.ts';
import { updateInput } from './schemas.ts';
import { obey, organizationFacts, requireRevision, saveOrganization } from './store.ts';

/**
 * Corrects what is kept about an organization: domain, secretary, supervision phone, members reported. Nothing
 * happens to its place in the tree. @returns the new revision
 * @throws DomainError `organization.not-found`, `access.denied`, `organization.conflict`, `organization.closed`
 */
export async function update(ctx: Context, input: unknown): Promise<{ revision: number }> {
  requireAccount(ctx.actor);
  const wish = parse(updateInput, input);
  return transact(ctx, async (tx) => {
    const before = await organizationFacts(tx, wish.id);
    permit(tx.actor, 'organization.change', { organizationId: before.id, path: before.path });
    return once(tx, { action: 'organization.update', input: wish }, async () => {
      requireRevision(before, wish.revision);
      if (before.state === 'closed') obey({ ok: false, code: 'organization.closed' });
      const { domain, secretaryName, supervisionPhone, reportedMembers } = wish;
      const after = { ...before, domain, secretaryName, supervisionPhone, reportedMembers };
      const changed = difference(before, after, [
        'domain',
        'secretaryName',
        'supervisionPhone',
        'reportedMembers',
      ]);
      if (Object.keys(changed.after).length === 0) return { revision: before.revision };
      const saved = await saveOrganization(tx, before, after);
      await recordVerb(tx, 'update', before, {
        kind: 'updated',
        effectiveOn: tx.clock.today(),
        reason: wish.reason,
        ...changed,
      });
      return { revision: saved.revision };
    });
  });
}
