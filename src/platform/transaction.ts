import { IN_TRANSACTION, type Context, type TransactionContext } from './context.ts';
import { isClash } from './database-fault.ts';
import { insideTransaction } from './inside-transaction.ts';

const RETRIES = 3;

type AfterCommit = Parameters<TransactionContext['afterCommit']>[0];

/**
 * Runs `act` in one transaction; all of it counts or nothing. A clash with another transaction is tried again up to
 * 3 times, so `act` must do nothing outside the database (see `afterCommit`). Inside another `transact` it joins it.
 */
export async function transact<Result>(
  ctx: Context | TransactionContext,
  act: (tx: TransactionContext) => Promise<Result>,
): Promise<Result> {
  if (isInTransaction(ctx)) return act(ctx);
  for (let tries = 0; ; tries += 1) {
    const afterwards: AfterCommit[] = [];
    const run = (): Promise<Result> =>
      ctx.db
        .transaction()
        .execute((db) =>
          insideTransaction(() =>
            act({ ...ctx, db, [IN_TRANSACTION]: true, afterCommit: (later) => void afterwards.push(later) }),
          ),
        );
    let result: Result;
    try {
      result = await run();
    } catch (error) {
      if (tries >= RETRIES || !isClash(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
      continue;
    }
    for (const later of afterwards) await settle(ctx, later);
    return result;
  }
}

const isInTransaction = (ctx: Context | TransactionContext): ctx is TransactionContext =>
  IN_TRANSACTION in ctx;

async function settle(ctx: Context, later: AfterCommit): Promise<void> {
  try {
    await later(ctx);
  } catch (error) {
    ctx.log.error({ err: error }, 'after commit');
  }
}
