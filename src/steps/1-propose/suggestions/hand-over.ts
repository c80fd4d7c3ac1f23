import type { Id } from '../../../kernel/ids.ts';
import { once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { suggestionHandOver } from './schemas.ts';
import { moveSuggestion, takeSuggestion } from './store.ts';

/**
 * Hands a complaint or an accusation to the petition office or the discipline inspection, with the number under which it
 * goes on there. From then on its words are shown to nobody here; sealed, they are kept as long as the law wants.
 * @throws DomainError `suggestion.wrong-state`, `suggestion.conflict`
 */
export async function handOver(ctx: Context, id: Id, input: unknown): Promise<void> {
  const { revision, channel, reference, answer } = parse(suggestionHandOver, input);
  await transact(ctx, (tx) =>
    once(
      tx,
      { action: 'suggestion.hand-over', input: { id, revision, channel, reference, answer } },
      async () => {
        const taken = await takeSuggestion(tx, id, 'handOver', revision);
        await moveSuggestion(
          tx,
          taken,
          'handOver',
          { reason: channel, reference, answer, text: '', place: null, held: false },
          { channel },
        );
      },
    ),
  );
}
