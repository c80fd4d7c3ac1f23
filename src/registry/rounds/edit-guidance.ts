import { DomainError, invalid } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { withCell } from './guidance-rules.ts';
import { guidanceEdit, MOST_LISTS } from './schemas.ts';
import { saveSettings } from './save-settings.ts';
import { officeFacts, roundById } from './store.ts';

/**
 * Sets what one kind of committer in one domain is asked to think of (clause R3), in a round that is not open yet; the
 * settings before are kept as a version.
 * @throws DomainError `round.frozen` once opened, `round.conflict` when somebody else saved since `revision`,
 * `input.invalid`
 */
export async function editGuidance(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { revision, reason, ...cell } = parse(guidanceEdit, input);
  return transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state !== 'draft') throw new DomainError('round.frozen');
    const guidance = withCell(round.settings.guidance, cell);
    if (guidance.length > MOST_LISTS) {
      throw invalid([{ field: 'hints', code: 'round.too-many-lists', params: { most: MOST_LISTS } }]);
    }
    const settings = { ...round.settings, guidance };
    return saveSettings(tx, round, { action: 'round.edit-guidance', revision, reason }, settings);
  });
}
