import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { suggestionRefuse, suggestionsRefuse } from './schemas.ts';
import { chosenIds, moveSuggestion, takeSuggestion } from './store.ts';

/**
 * Does not take up a suggestion, with a coded reason and words that the sender reads by the code; it is kept.
 * @throws DomainError `suggestion.wrong-state`, `suggestion.conflict`
 */
export async function refuseSuggestion(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision, reason, answer } = parse(suggestionRefuse, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'suggestion.refuse', input: { id, revision, reason, answer } }, async () => {
      const taken = await takeSuggestion(tx, id, 'refuse', revision);
      await moveSuggestion(tx, taken, 'refuse', { reason, answer, held: false }, { reason });
    }),
  );
}

/** Refuses several for the same reason, all or none. */
export async function refuseSuggestions(ctx: Context, input: unknown): Promise<{ changed: number }> {
  const given = parse(suggestionsRefuse, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'suggestion.refuse-several', input: given }, async () => {
      const { reason, answer } = given;
      const ids = await chosenIds(tx, given);
      for (const id of ids) {
        const taken = await takeSuggestion(tx, id, 'refuse');
        await moveSuggestion(tx, taken, 'refuse', { reason, answer, held: false }, { reason });
      }
      return { changed: ids.length };
    }),
  );
}
