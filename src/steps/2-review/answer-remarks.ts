import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { permit } from '../../registry/access/index.ts';
import { factsOf, loadLetter } from '../../registry/letters/index.ts';
import { answering } from './schemas.ts';
import { keepAnswers } from './store.ts';

/**
 * Keeps what the author answers to the remarks of the last decision while working on the returned letter; the reviewer
 * reads it once the letter is handed in again. An empty answer takes the one before away.
 * @throws DomainError `letter.wrong-state` when the letter was not sent back
 */
// law: what is being typed is no act yet; handing in is, and is on record
export async function answerRemarks(ctx: Context, letterId: Id, input: unknown): Promise<void> {
  const { answers } = parse(answering, input);
  await transact(ctx, async (tx) => {
    const letter = await loadLetter(tx, letterId);
    permit(tx.actor, 'letter.submit', await factsOf(tx, letter));
    if (letter.state !== 'returned') {
      throw new DomainError('letter.wrong-state', { params: { state: letter.state } });
    }
    await keepAnswers(tx, letterId, answers);
  });
}
