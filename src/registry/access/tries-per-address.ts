import { DomainError } from '../../kernel/errors.ts';
import type { Office } from '../../platform/index.ts';

const FAILURES_MOST = 30;
const WINDOW_MS = 15 * 60_000;
const ADDRESSES_MOST = 10_000;

interface Failures {
  count: number;
  since: number;
}

/** One password tried on many logins locks none of them; the address is what shows it. Kept per process. */
const failuresOf = new WeakMap<Office['db'], Map<string, Failures>>();

/** @throws DomainError `access.too-many-tries` after 30 failures from one address within 15 minutes */
export function refuseBusyAddress(office: Office, address: string): void {
  const failures = failuresOf.get(office.db)?.get(address);
  if (!failures || office.clock.now().getTime() - failures.since >= WINDOW_MS) return;
  if (failures.count >= FAILURES_MOST) throw new DomainError('access.too-many-tries');
}

export function countFailure(office: Office, address: string): void {
  const now = office.clock.now().getTime();
  const addresses = failuresOf.get(office.db) ?? new Map<string, Failures>();
  failuresOf.set(office.db, addresses);
  const failures = addresses.get(address);
  if (failures && now - failures.since < WINDOW_MS) {
    failures.count += 1;
    return;
  }
  if (addresses.size >= ADDRESSES_MOST) addresses.clear();
  addresses.set(address, { count: 1, since: now });
}
