import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { once, transact, type Context, type TransactionContext } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit, requireAccount } from '../access/index.ts';
import { burdenOf, loadOf } from './burden.ts';
import { recordChange, recordVerb } from './record-change.ts';
import { handOverBelow, handOverPeople } from './relocate.ts';
import { decideDay, decideMerge } from './rules.ts';
import { mergeInput } from './schemas.ts';
import { nextPosition } from './siblings.ts';
import { holdTree, obey, organizationFacts, requireRevision, saveOrganization } from './store.ts';
import type { Organization } from './types.ts';

/**
 * Merges an organization into its successor: subordinates and people go there, it stays behind closed. What it promised
 * stays its own; whoever has to review, report or verify for it from now on is found by `actingOrganization`, and open
 * reviews addressed to it go to the successor the same way. The actor must be entitled at its superior and at the
 * successor. @returns how many organizations and people went over
 * @throws DomainError `organization.not-found`, `access.denied`, `organization.conflict`, `organization.cycle`,
 * `organization.is-root`, `organization.closed`, `organization.successor-*`, `organization.children-share-names`
 */
export async function merge(
  ctx: Context,
  input: unknown,
): Promise<{ organizations: number; people: number }> {
  requireAccount(ctx.actor);
  const wish = parse(mergeInput, input);
  return transact(ctx, async (tx) => {
    await holdTree(tx, 'changing');
    const before = await organizationFacts(tx, wish.id);
    const parent = await organizationFacts(tx, before.parentId ?? before.id);
    permit(tx.actor, 'organization.change', { organizationId: parent.id, path: parent.path });
    const successor = await organizationFacts(tx, wish.successorId);
    permit(tx.actor, 'organization.change', { organizationId: successor.id, path: successor.path });
    return once(tx, { action: 'organization.merge', input: wish }, async () => {
      requireRevision(before, wish.revision);
      const { effectiveOn, reason } = wish;
      obey(decideDay(effectiveOn, tx.clock.today()));
      obey(decideMerge(before, successor, await loadOf(tx, before.id, await burdenOf(tx, before.id))));
      const twins = await twinsOf(tx, before.id, successor.id);
      if (twins.length > 0) {
        const params = { names: twins.join('、'), successor: successor.name };
        throw new DomainError('organization.children-share-names', { params });
      }
      await saveOrganization(tx, before, {
        ...before,
        state: 'closed',
        closedOn: effectiveOn,
        successorId: successor.id,
      });
      const children = await childIds(tx, before.id);
      const position = await nextPosition(tx, successor.id);
      const organizations = await handOverBelow(tx, before, successor, position);
      const people = await handOverPeople(tx, before, successor);
      const said = { effectiveOn, reason };
      for (const id of children) {
        const [from, to] = [parentFields(before), parentFields(successor)];
        await recordChange(tx, { id }, { kind: 'moved', before: from, after: to, ...said });
      }
      const given = { organizationId: before.id, name: before.name, organizations, people };
      await recordChange(tx, successor, { kind: 'mergedFrom', before: {}, after: given, ...said });
      const taken = { successorId: successor.id, successorName: successor.name, organizations, people };
      await recordVerb(tx, 'merge', before, { kind: 'mergedInto', before: {}, after: taken, ...said });
      return { organizations, people };
    });
  });
}

const parentFields = (parent: Organization) => ({ parentId: parent.id, parentName: parent.name });

async function childIds(tx: TransactionContext, parentId: Id): Promise<Id[]> {
  const rows = await tx.db
    .selectFrom('organization')
    .select('id')
    .where('parent_id', '=', parentId)
    .where('state', '=', 'active')
    .execute();
  return rows.map(({ id }) => id);
}

/** Names that would stand twice under the successor. */
export async function twinsOf({ db }: Pick<Context, 'db'>, id: Id, successorId: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('organization as child')
    .innerJoin('organization as other', 'other.name', 'child.name')
    .select('child.name')
    .where('child.parent_id', '=', id)
    .where('child.state', '=', 'active')
    .where('other.parent_id', '=', successorId)
    .where('other.state', '=', 'active')
    .whereRef('other.id', '<>', 'child.id')
    .where('other.id', '<>', id)
    .orderBy('child.name')
    .limit(5)
    .execute();
  return rows.map(({ name }) => name);
}
