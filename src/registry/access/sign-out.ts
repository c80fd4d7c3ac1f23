import { requireAccount } from './rules.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { endSession } from './session-store.ts';

/** Ends the session of this token. */
// law: everybody may end the session they hold the token of
export async function signOut(ctx: Context, token: string): Promise<void> {
  requireAccount(ctx.actor);
  await transact(ctx, async (tx) => {
    const accountId = await endSession(tx.db, token);
    if (accountId) {
      await audit(tx, { action: 'account.signed-out', subjectKind: 'account', subjectId: accountId });
    }
  });
}
