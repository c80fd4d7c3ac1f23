import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import { loadItem, loadLetter, maskIn } from '../../../registry/letters/index.ts';

/**
 * A text about an item as it may be published and logged for good: an ordinary member's name stands in none, since the
 * consent to it can be taken back and the log cannot.
 */
export async function withoutName(ctx: Pick<Context, 'db'>, itemId: Id, text: string): Promise<string> {
  const { letterId } = await loadItem(ctx, itemId);
  const { committer, committerName, asCadre } = await loadLetter(ctx, letterId);
  return committer === 'person' && !asCadre ? maskIn(text, committerName) : text;
}
