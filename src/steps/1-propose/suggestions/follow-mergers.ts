import { audit, transact, type Context } from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { actingOrganization } from '../../../registry/organizations/index.ts';

const AT_ONCE = 200;

/**
 * Hands what is open at a merged or closed organization to the one that acts for it now, so that no sender is left
 * without somebody who answers. Run by the program. @returns how many went
 */
export async function followMergers(ctx: Context): Promise<number> {
  permit(ctx.actor, 'round.manage', {});
  const rows = await ctx.db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .select(['suggestion.id', 'suggestion.organization_id', 'organization.name', 'suggestion.revision'])
    .where('suggestion.state', 'in', ['received', 'accepted'])
    .where('organization.state', '=', 'closed')
    .where('organization.successor_id', 'is not', null)
    .orderBy('suggestion.id')
    .limit(AT_ONCE)
    .execute();
  for (const { id, organization_id, name, revision } of rows) {
    await transact(ctx, async (tx) => {
      const to = await actingOrganization(tx, organization_id);
      await tx.db
        .updateTable('suggestion')
        .set({ organization_id: to.id, revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .execute();
      await audit(tx, {
        action: 'suggestion.pass',
        organizationId: organization_id,
        subjectKind: 'suggestion',
        subjectId: id,
        detail: { from: name, to: to.name },
      });
    });
  }
  return rows.length;
}
