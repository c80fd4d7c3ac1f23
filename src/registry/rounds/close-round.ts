import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, bumpContentVersion, transact, type Context } from '../../platform/index.ts';
import { permit } from '../access/index.ts';
import { officeFacts, roundById, updateRound } from './store.ts';

/** Ends a round: nothing new is written in it; what was published stays. @throws DomainError `round.wrong-state`, `round.conflict` */
export async function closeRound(ctx: Context, id: Id, revision: number): Promise<void> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  await transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state !== 'open')
      throw new DomainError('round.wrong-state', { params: { state: round.state } });
    await updateRound(tx, round, revision, { state: 'closed', closed_at: tx.clock.now() });
    await audit(tx, { action: 'round.close', subjectKind: 'round', subjectId: id });
    bumpContentVersion(tx);
  });
}
