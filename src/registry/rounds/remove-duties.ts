import { conflict, DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { dutiesRemoval } from './schemas.ts';
import { saveSettings } from './save-settings.ts';
import { officeFacts, roundById } from './store.ts';

/**
 * Takes one duty list out of a round that is not open yet; the settings before are kept as a version.
 * @throws DomainError `round.frozen` once opened, `round.conflict` when somebody else saved since `revision`
 */
export async function removeDuties(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { revision, reason, place } = parse(dutiesRemoval, input);
  return transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state !== 'draft') throw new DomainError('round.frozen');
    if (!round.settings.duties[place]) throw conflict('round');
    const settings = { ...round.settings, duties: round.settings.duties.toSpliced(place, 1) };
    return saveSettings(tx, round, { action: 'round.remove-duties', revision, reason }, settings);
  });
}
