import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { suggestionsChosen } from './schemas.ts';
import { chosenIds, moveSuggestion, takeSuggestion, type SuggestionPatch } from './store.ts';

/** Puts advertising and what machines wrote into the bin; it is kept and can be taken out again. */
export const binSuggestions = (ctx: Context, input: unknown): Promise<{ changed: number }> =>
  sort(ctx, 'spam', { held: false, reason: 'spam' }, input);

/** Moves suggestions from the queue for floods to those that are read in their turn. */
export const releaseSuggestions = (ctx: Context, input: unknown): Promise<{ changed: number }> =>
  sort(ctx, 'release', { held: false }, input);

/** Takes back a refusal or brings suggestions back from the bin; they wait again. */
export const restoreSuggestions = (ctx: Context, input: unknown): Promise<{ changed: number }> =>
  sort(ctx, 'restore', { held: false, reason: null, answer: null }, input);

async function sort(
  ctx: Context,
  act: 'spam' | 'release' | 'restore',
  patch: SuggestionPatch,
  input: unknown,
): Promise<{ changed: number }> {
  const given = parse(suggestionsChosen, input);
  return transact(ctx, (tx) =>
    once(tx, { action: `suggestion.${act}`, input: given }, async () => {
      const ids: readonly Id[] = await chosenIds(tx, given);
      for (const id of ids) await moveSuggestion(tx, await takeSuggestion(tx, id, act), act, patch);
      return { changed: ids.length };
    }),
  );
}
