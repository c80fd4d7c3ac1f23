import { AsyncLocalStorage } from 'node:async_hooks';

interface State {
  open: boolean;
}

/** One for the whole process, since the entry and the built pages each hold their own copy of this module. */
const REGISTRY = Symbol.for('yinuo.inside-transaction');
const shared: typeof globalThis & { [REGISTRY]?: AsyncLocalStorage<State> } = globalThis;
const current = (shared[REGISTRY] ??= new AsyncLocalStorage<State>());

/** Runs `act` as the inside of a transaction; what it leaves running afterwards is outside again. */
export async function insideTransaction<Result>(act: () => Promise<Result>): Promise<Result> {
  const state = { open: true };
  try {
    return await current.run(state, act);
  } finally {
    state.open = false;
  }
}

/** A second connection taken inside a transaction does not see its changes and can exhaust the pool for good. */
export function refuseInsideTransaction(): void {
  if (current.getStore()?.open)
    throw new Error('the outer database was used inside a transaction; use tx.db');
}
