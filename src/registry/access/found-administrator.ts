import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, type TransactionContext } from '../../platform/index.ts';
import { insertAccount, insertGrant } from './account-store.ts';
import { tokenHash } from './session-token.ts';

export interface OfficeNames {
  readonly name: string;
  readonly shortName: string;
  readonly supervisionPhone: string | null;
}

/** Names the office and uses the link up, in one step. @throws DomainError `access.setup-link-dead` */
export async function useSetupLink(tx: TransactionContext, key: string, office: OfficeNames): Promise<void> {
  const used = await tx.db
    .updateTable('office')
    .set({
      name: office.name,
      short_name: office.shortName,
      supervision_phone: office.supervisionPhone,
      setup_hash: null,
      set_up_at: tx.clock.now(),
    })
    .where('id', '=', 1)
    .where('set_up_at', 'is', null)
    .where('setup_hash', '=', tokenHash(key))
    .returning('id')
    .executeTakeFirst();
  if (!used) throw new DomainError('access.setup-link-dead');
}

/** The first account: campaign office at the root. `passwordHash` comes from `hashPassword`. */
export async function foundAdministrator(
  tx: TransactionContext,
  account: { readonly login: string; readonly name: string; readonly passwordHash: string },
  rootId: Id,
): Promise<Id> {
  const accountId = await insertAccount(tx, account);
  await insertGrant(tx, {
    accountId,
    organizationId: rootId,
    role: 'office',
    fromDay: tx.clock.today(),
    untilDay: null,
  });
  await audit(tx, {
    action: 'account.found',
    organizationId: rootId,
    subjectKind: 'account',
    subjectId: accountId,
    detail: { login: account.login, role: 'office' },
  });
  return accountId;
}
