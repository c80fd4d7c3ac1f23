import { DomainError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/actor.ts';
import { audit, transact, withActor, type Office } from '../../platform/index.ts';
import { clearTries, takeTry, type StoredAccount } from './account-store.ts';
import { failEvenly } from './even-failure.ts';
import { plainLogin } from './login-rules.ts';
import { PASSWORD_MOST } from './password-rules.ts';
import { verifyPassword } from './password-hash.ts';
import { beginSession } from './session-store.ts';
import { countFailure, refuseBusyAddress } from './tries-per-address.ts';
import type { SignedIn, SignInRequest } from './types.ts';

/**
 * Opens a session. Unknown login, wrong password, locked, invited and disabled accounts fail alike, after the same
 * work. Five failures lock the account for 15 minutes (GB/T 22239: handling of failed logins).
 * @throws DomainError `access.sign-in-failed`, `access.too-many-tries`
 */
// law: nobody is signed in yet, so there is nobody to permit
export const signIn = (office: Office, request: SignInRequest): Promise<SignedIn> =>
  failEvenly(() => openSession(office, request));

async function openSession(office: Office, request: SignInRequest): Promise<SignedIn> {
  refuseBusyAddress(office, request.address);
  const password = request.password.slice(0, PASSWORD_MOST * 2);
  const account = await takeTry(office.db, office.clock, plainLogin(request.login));
  const right = await verifyPassword(account?.passwordHash, password);
  if (!account || !right || account.state !== 'active') {
    countFailure(office, request.address);
    await traceFailure(office, account, 'account.sign-in-failed');
    throw new DomainError('access.sign-in-failed');
  }
  return transact(withActor(office, actorFor(account)), async (tx) => {
    await clearTries(tx.db, account.id);
    const session = await beginSession(tx, account.id, request);
    await audit(tx, { action: 'account.signed-in', subjectKind: 'account', subjectId: account.id });
    return session;
  });
}

/** Failures of known accounts are bounded by the lock; what was typed as an unknown login may be a password. */
export async function traceFailure(
  office: Office,
  account: StoredAccount | undefined,
  action: string,
): Promise<void> {
  if (!account) return office.log.info({ action }, 'sign-in failed');
  await transact(withActor(office, actorFor(account)), (tx) =>
    audit(tx, { action, subjectKind: 'account', subjectId: account.id }),
  );
}

export const actorFor = (account: StoredAccount): Actor => ({
  kind: 'account',
  accountId: account.id,
  ...(account.personId === null ? {} : { personId: account.personId }),
  name: account.name,
  grants: [],
});
