import { newId, newPathKey, type Id } from '../../kernel/ids.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from '../access/index.ts';
import { recordVerb } from './record-change.ts';
import { decideDay, decideStand } from './rules.ts';
import { foundInput } from './schemas.ts';
import { chooseCode, nextPosition, requireFreeName } from './siblings.ts';
import { holdTree, insertOrganization, obey, organizationFacts } from './store.ts';

/**
 * Founds an organization under `parentId` as its last subordinate. Without a code it gets the next free one after the
 * superior's. @returns its id
 * @throws DomainError `organization.not-found`, `access.denied`, `organization.parent-closed`,
 * `organization.kind-does-not-fit`, `organization.day-in-future`, `input.invalid` (also for a taken name or code)
 */
export async function found(ctx: Context, input: unknown): Promise<{ id: Id }> {
  requireAccount(ctx.actor);
  const wish = parse(foundInput, input);
  return transact(ctx, async (tx) => {
    await holdTree(tx, 'changing');
    const parent = await organizationFacts(tx, wish.parentId);
    permit(tx.actor, 'organization.change', { organizationId: parent.id, path: parent.path });
    return once(tx, { action: 'organization.found', input: wish }, async () => {
      obey(decideDay(wish.effectiveOn, tx.clock.today()));
      obey(decideStand(wish.kind, parent));
      await requireFreeName(tx, parent.id, wish.name, { field: 'name' });
      const id = newId(tx.clock.now().getTime());
      const { effectiveOn, reason, ...fields } = wish;
      const organization = {
        ...fields,
        id,
        path: `${parent.path}${newPathKey()}/`,
        depth: parent.depth + 1,
        code: await chooseCode(tx, parent, wish.code),
        reportedMembers: null,
        position: await nextPosition(tx, parent.id),
        state: 'active' as const,
        foundedOn: effectiveOn,
        closedOn: null,
        successorId: null,
        revision: 1,
      };
      await insertOrganization(tx, organization);
      const { name, kind, code } = organization;
      const after = { name, kind, code, parentId: parent.id, parentName: parent.name };
      await recordVerb(tx, 'found', { id }, { kind: 'created', effectiveOn, before: {}, after, reason });
      return { id };
    });
  });
}
