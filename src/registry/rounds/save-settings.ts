import { audit, type TransactionContext } from '../../platform/index.ts';
import { saveSettingsVersion, updateRound } from './store.ts';
import type { Round, RoundSettings } from './types.ts';

interface Edit {
  /** What the audit log calls it. */
  readonly action: string;
  /** The revision the editor was opened with. */
  readonly revision: number;
  readonly reason: string;
}

/**
 * Saves changed settings of a round, the ones before as a version; the same settings again make none.
 * @throws DomainError `round.conflict` when somebody else saved since `revision`
 */
export async function saveSettings(
  tx: TransactionContext,
  round: Round,
  { action, revision, reason }: Edit,
  settings: RoundSettings,
): Promise<{ revision: number }> {
  const changed = JSON.stringify(round.settings) !== JSON.stringify(settings);
  const version = round.settingsVersion + (changed ? 1 : 0);
  await updateRound(tx, round, revision, {
    settings: JSON.stringify(settings),
    settings_version: version,
  });
  if (changed) await saveSettingsVersion(tx, round.id, version, settings, reason || null);
  await audit(tx, {
    action,
    subjectKind: 'round',
    subjectId: round.id,
    detail: { settingsVersion: version },
  });
  return { revision: revision + 1 };
}
