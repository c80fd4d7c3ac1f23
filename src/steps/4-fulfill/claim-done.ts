import { invalid } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { audit, bumpContentVersion, once, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { moveItem } from '../../registry/letters/index.ts';
import { takeItem } from './item-in-hand.ts';
import { claimFaults } from './rules.ts';
import { claimInput } from './schemas.ts';

/**
 * 申请销号: the committer says the item is fulfilled, with what came of it; the reviewer verifies.
 * @returns the id of the claim
 * @throws DomainError `item.not-found`, `access.denied`, `item.wrong-state`, `item.conflict`, `input.invalid`
 */
export async function claimDone(ctx: Context, input: unknown): Promise<Id> {
  return transact(ctx, async (tx) => {
    const given = parse(claimInput, input);
    const { item, facts } = await takeItem(tx, given.itemId);
    permit(tx.actor, 'item.claim-done', facts);
    return once(tx, { action: 'item.claim-done', input: given }, async () => {
      const faults = claimFaults(item, given);
      if (faults.length > 0) throw invalid(faults);
      await moveItem(tx, item, 'claimDone');
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('claim')
        .values({
          id,
          item_id: item.id,
          result: given.result,
          quantity: given.quantity ?? null,
          state: 'pending',
          account_id: tx.actor.accountId ?? null,
          claimant_name: tx.actor.name,
          at: now,
        })
        .execute();
      await audit(tx, {
        action: 'item.claim-done',
        organizationId: item.organizationId,
        subjectKind: 'item',
        subjectId: item.id,
        detail: { number: item.number, claim: id },
      });
      bumpContentVersion(tx);
      return id;
    });
  });
}
