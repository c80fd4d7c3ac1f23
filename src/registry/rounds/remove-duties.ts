import { conflict, DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { dutiesRemoval } from './schemas.ts';
import { officeFacts, roundById, saveSettingsVersion, updateRound } from './store.ts';

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
    const changed = JSON.stringify(round.settings) !== JSON.stringify(settings);
    const version = round.settingsVersion + (changed ? 1 : 0);
    await updateRound(tx, round, revision, {
      settings: JSON.stringify(settings),
      settings_version: version,
    });
    if (changed) await saveSettingsVersion(tx, id, version, settings, reason || null);
    await audit(tx, {
      action: 'round.remove-duties',
      subjectKind: 'round',
      subjectId: id,
      detail: { settingsVersion: version },
    });
    return { revision: revision + 1 };
  });
}
