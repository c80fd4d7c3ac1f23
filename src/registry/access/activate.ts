import { timingSafeEqual } from 'node:crypto';
import { DomainError, invalid } from '../../kernel/errors.ts';
import { audit, transact, withActor, type Office, type TransactionContext } from '../../platform/index.ts';
import { takeTry, type StoredAccount } from './account-store.ts';
import { failEvenly } from './even-failure.ts';
import { plainLogin } from './login-rules.ts';
import { hashPassword } from './password-hash.ts';
import { passwordFault } from './password-rules.ts';
import { beginSession } from './session-store.ts';
import { actorFor, traceFailure } from './sign-in.ts';
import { readSlipCode, slipHash } from './slip-code.ts';
import { countFailure, refuseBusyAddress } from './tries-per-address.ts';
import type { SignedIn, SignInRequest } from './types.ts';

export interface ActivationRequest extends SignInRequest {
  readonly slipCode: string;
}

/**
 * The owner of a slip chooses a password and is signed in; the slip counts once. Tries are counted as at sign-in.
 * @throws DomainError `input.invalid` (password, misread code), `access.activation-failed`, `access.too-many-tries`
 */
// law: nobody is signed in yet, so there is nobody to permit
export const activate = (office: Office, request: ActivationRequest): Promise<SignedIn> =>
  failEvenly(() => openAccount(office, request));

async function openAccount(office: Office, request: ActivationRequest): Promise<SignedIn> {
  refuseBusyAddress(office, request.address);
  const login = plainLogin(request.login);
  const letters = readSlipCode(request.slipCode);
  const faults = [
    letters
      ? undefined
      : ({ field: 'slipCode', code: 'access.slip-misread', value: request.slipCode } as const),
    passwordFault(request.password, login),
  ].filter((fault) => fault !== undefined);
  if (!letters || faults.length > 0) throw invalid(faults);

  const account = await takeTry(office.db, office.clock, login);
  if (!account || !opens(account, letters, office.clock.now())) {
    countFailure(office, request.address);
    await traceFailure(office, account, 'account.activation-failed');
    throw new DomainError('access.activation-failed');
  }
  const passwordHash = await hashPassword(request.password);
  return transact(withActor(office, actorFor(account)), async (tx) => {
    await useUpSlip(tx, account, passwordHash);
    const session = await beginSession(tx, account.id, request);
    await audit(tx, { action: 'account.activated', subjectKind: 'account', subjectId: account.id });
    return session;
  });
}

const opens = (account: StoredAccount, letters: string, now: Date): boolean =>
  account.state === 'invited' &&
  account.slipHash !== null &&
  account.slipExpiresAt !== null &&
  account.slipExpiresAt > now &&
  timingSafeEqual(account.slipHash, slipHash(account.id, letters));

async function useUpSlip(
  tx: TransactionContext,
  account: StoredAccount,
  passwordHash: string,
): Promise<void> {
  const used = await tx.db
    .updateTable('account')
    .set({
      password_hash: passwordHash,
      state: 'active',
      slip_hash: null,
      slip_expires_at: null,
      failed_count: 0,
      locked_until: null,
      updated_at: tx.clock.now(),
    })
    .where('id', '=', account.id)
    .where('state', '=', 'invited')
    .where('slip_hash', '=', account.slipHash)
    .returning('id')
    .executeTakeFirst();
  if (!used) throw new DomainError('access.activation-failed');
}
