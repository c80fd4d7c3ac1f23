import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, brokenConstraint, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { faultsOf } from './rules.ts';
import { roundEdit } from './schemas.ts';
import { officeFacts, roundById, saveSettingsVersion, updateRound } from './store.ts';

/**
 * Changes a round that is not open yet; the settings before are kept as a version.
 * @throws DomainError `round.frozen` once opened, `round.conflict` when somebody else saved since `revision`
 */
export async function editRound(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { revision, reason, ...edit } = parse(roundEdit, input);
  return transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    const { checks, guidance, duties } = round.settings;
    const draft = { ...edit, settings: { ...edit.settings, checks, guidance, duties } };
    const faults = faultsOf(draft);
    if (faults.length > 0) throw invalid(faults);
    if (round.state !== 'draft') throw new DomainError('round.frozen');
    const changed = JSON.stringify(round.settings) !== JSON.stringify(draft.settings);
    const version = round.settingsVersion + (changed ? 1 : 0);
    await updateRound(tx, round, revision, {
      code: draft.code,
      name: draft.name,
      theme: draft.theme,
      goals: draft.goals,
      settings: JSON.stringify(draft.settings),
      settings_version: version,
      starts_on: draft.startsOn,
      ends_on: draft.endsOn,
    }).catch((error: unknown) => {
      throw brokenConstraint(error) === 'round_code_key'
        ? invalid([{ field: 'code', code: 'round.code-taken', value: draft.code }])
        : error;
    });
    if (changed) await saveSettingsVersion(tx, id, version, draft.settings, reason || null);
    await audit(tx, {
      action: 'round.edit',
      subjectKind: 'round',
      subjectId: id,
      detail: { settingsVersion: version },
    });
    return { revision: revision + 1 };
  });
}
