import { conflict, DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { dutiesEdit, MOST_LISTS } from './schemas.ts';
import { saveSettings } from './save-settings.ts';
import { officeFacts, roundById } from './store.ts';

/**
 * Sets one duty list (clause R1) of a round that is not open yet, or adds one; the settings before are kept as a version.
 * @throws DomainError `round.frozen` once opened, `round.conflict` when somebody else saved since `revision`,
 * `input.invalid`
 */
export async function editDuties(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { revision, reason, place, list } = parse(dutiesEdit, input);
  return transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state !== 'draft') throw new DomainError('round.frozen');
    const { duties: before } = round.settings;
    if (place !== undefined && !before[place]) throw conflict('round');
    const duties = place === undefined ? [...before, list] : before.with(place, list);
    if (duties.length > MOST_LISTS) {
      throw invalid([{ field: 'list.name', code: 'round.too-many-lists', params: { most: MOST_LISTS } }]);
    }
    const settings = { ...round.settings, duties };
    return saveSettings(tx, round, { action: 'round.edit-duties', revision, reason }, settings);
  });
}
