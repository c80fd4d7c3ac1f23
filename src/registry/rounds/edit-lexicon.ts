import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../access/index.ts';
import { saveSettings } from './save-settings.ts';
import { lexiconEdit } from './schemas.ts';
import { officeFacts, roundById } from './store.ts';

/**
 * Sets the words that the office adds to those of the checks, also while the round is open: which set phrases a city
 * writes shows only when its letters come in. What is asked of a letter stays as it was; checks advise. The settings
 * before are kept as a version.
 * @throws DomainError `round.wrong-state` once closed, `round.conflict` when somebody else saved since `revision`
 */
export async function editLexicon(ctx: Context, id: Id, input: unknown): Promise<{ revision: number }> {
  permit(ctx.actor, 'round.manage', await officeFacts(ctx));
  const { revision, reason, lexicon } = parse(lexiconEdit, input);
  return transact(ctx, async (tx) => {
    const round = await roundById(tx, id);
    if (round.state === 'closed')
      throw new DomainError('round.wrong-state', { params: { state: round.state } });
    const settings = { ...round.settings, checks: { ...round.settings.checks, lexicon } };
    return saveSettings(tx, round, { action: 'round.edit-lexicon', revision, reason }, settings);
  });
}
