import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { checksEdit } from './schemas.ts';
import { officeFacts, roundById, saveSettingsVersion, updateRound } from './store.ts';

/**
 * Sets which checks speak in a round that is not open yet, from which limit on, and the words the office adds; the
 * settings before are kept as a version.
 * @throws DomainError `round.frozen` once opened, `round.conflict` when somebody else saved since `revision`
 */
export async function editChecks(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { revision, reason, checks } = parse(checksEdit, input);
  return transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state !== 'draft') throw new DomainError('round.frozen');
    const settings = { ...round.settings, checks };
    const changed = JSON.stringify(round.settings.checks) !== JSON.stringify(checks);
    const version = round.settingsVersion + (changed ? 1 : 0);
    await updateRound(tx, round, revision, {
      settings: JSON.stringify(settings),
      settings_version: version,
    });
    if (changed) await saveSettingsVersion(tx, id, version, settings, reason || null);
    await audit(tx, {
      action: 'round.edit-checks',
      subjectKind: 'round',
      subjectId: id,
      detail: { settingsVersion: version },
    });
    return { revision: revision + 1 };
  });
}
