import { unprintable, type Unprintable } from '../../../documents/typst/index.ts';
import type { Context } from '../../../platform/index.ts';
import { compose, textOf, type Composed } from './compose.ts';
import { loadPrinted, type PrintedLetter } from './load-printed.ts';
import { namesOf } from './print-now.ts';
import { lettersAfter, type LetterKey, type PrintScope } from './select-letters.ts';
import { typesetterOf } from './typesetter-of.ts';
import type { PrintOrder } from './types.ts';

export interface Batch extends Composed {
  /** Letters of the scope that were gone through, printed or not. */
  readonly taken: number;
  readonly lastKey: LetterKey;
  readonly letters: readonly PrintedLetter[];
  readonly printed: readonly PrintedLetter[];
  readonly refused: readonly Unprintable[];
}

/** The next letters of a scope in one document, without those that cannot be printed; undefined when there are no more. */
export async function printBatch(
  ctx: Context,
  { order, scope, origin }: { order: PrintOrder; scope: PrintScope; origin: string },
  after: LetterKey | null,
  most: number,
): Promise<Batch | undefined> {
  const found = await lettersAfter(ctx, order, scope, after, most);
  const lastKey = found.at(-1)?.key;
  if (!lastKey) return undefined;
  const machine = typesetterOf(ctx);
  const ids = found.map(({ id }) => id);
  const letters = await loadPrinted(ctx, ids, namesOf(order));
  const refused = await unprintable(
    machine,
    letters.map((letter) => textOf(letter, order, origin)),
  );
  const out = new Set(refused.map(({ nth }) => nth));
  const printed = letters.filter((_, nth) => !out.has(nth));
  const composed =
    printed.length === 0
      ? { bytes: Buffer.alloc(0), pages: 0 }
      : await compose(machine, {
          order,
          letters: printed,
          origin,
          at: ctx.clock.now(),
          organizationName: scope.organizationName,
        });
  return { ...composed, taken: found.length, lastKey, letters, printed, refused };
}
