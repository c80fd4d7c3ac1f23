import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, bumpContentVersion, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { faultsOf, overlaps } from './rules.ts';
import { roundDraft } from './schemas.ts';
import { officeFacts, openRounds, roundById, updateRound } from './store.ts';

/**
 * Opens a round: from now on its settings are frozen and letters can be written.
 * @throws DomainError `round.wrong-state`, `round.conflict`, `round.overlaps` when another round is open for these days,
 * `input.invalid` when the settings contradict each other
 */
export async function openRound(ctx: Context, id: Id, revision: number): Promise<void> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  await transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state !== 'draft')
      throw new DomainError('round.wrong-state', { params: { state: round.state } });
    const faults = faultsOf(parse(roundDraft, round));
    if (faults.length > 0) throw invalid(faults);
    // Opening is rare, and two offices opening at once must not both find the days free.
    const other = (await openRounds(tx)).find((open) => overlaps(open, round));
    if (other) throw new DomainError('round.overlaps', { params: { name: other.name } });
    await updateRound(tx, round, revision, { state: 'open', opened_at: tx.clock.now() });
    await audit(tx, {
      action: 'round.open',
      subjectKind: 'round',
      subjectId: id,
      detail: { settingsVersion: round.settingsVersion },
    });
    bumpContentVersion(tx);
  });
}
