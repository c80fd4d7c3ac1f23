import { conflict, DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { TransactionContext } from '../../platform/index.ts';

export interface PendingClaim {
  readonly id: Id;
  readonly result: string;
  readonly quantity: number | null;
  readonly claimantId: Id | null;
  readonly at: Date;
}

/** The claim that waits for the reviewer, if there is one. */
export async function pendingClaim(tx: TransactionContext, itemId: Id): Promise<PendingClaim | undefined> {
  const row = await tx.db
    .selectFrom('claim')
    .select(['id', 'result', 'quantity', 'account_id', 'at'])
    .where('item_id', '=', itemId)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return (
    row && { id: row.id, result: row.result, quantity: row.quantity, claimantId: row.account_id, at: row.at }
  );
}

/** @throws DomainError `claim.not-pending` */
export function requireClaim(claim: PendingClaim | undefined): PendingClaim {
  if (!claim) throw new DomainError('claim.not-pending');
  return claim;
}

/** @throws DomainError `claim.conflict` when somebody decided it meanwhile */
export async function decideClaim(
  tx: TransactionContext,
  claim: PendingClaim,
  state: 'verified' | 'sentBack',
  verifierOrganizationId: Id | null,
  opinion: string,
): Promise<void> {
  const decided = await tx.db
    .updateTable('claim')
    .set({
      state,
      verifier_organization_id: verifierOrganizationId,
      verifier_account_id: tx.actor.accountId ?? null,
      verifier_name: tx.actor.name,
      opinion,
      decided_at: tx.clock.now(),
    })
    .where('id', '=', claim.id)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  if (!decided) throw conflict('claim');
}
