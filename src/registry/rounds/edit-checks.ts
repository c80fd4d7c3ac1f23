import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { checksEdit } from './schemas.ts';
import { saveSettings } from './save-settings.ts';
import { officeFacts, roundById } from './store.ts';

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
    return saveSettings(tx, round, { action: 'round.edit-checks', revision, reason }, settings);
  });
}
