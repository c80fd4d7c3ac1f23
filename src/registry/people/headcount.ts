import type { TransactionContext } from '../../platform/index.ts';
import { HeadcountDeltas } from './headcount-deltas.ts';
import type { Person } from './types.ts';

type Counted = Pick<Person, 'kind' | 'state' | 'countedOrganizationId'>;

/** Keeps the headcount in the transaction of the change: `before` is counted no more, `after` is counted. */
export async function recount(
  tx: TransactionContext,
  before: Counted | null,
  after: Counted | null,
): Promise<void> {
  const deltas = new HeadcountDeltas();
  if (before) deltas.add(before, -1);
  if (after) deltas.add(after, 1);
  await deltas.write(tx);
}
