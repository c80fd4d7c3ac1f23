import { mergeFiller } from './fill-merges.ts';
import type { ReadRowsOptions, SheetReader, SheetRow } from './types.ts';

type Facts = Omit<SheetReader, 'rows' | 'batches' | 'head' | typeof Symbol.asyncIterator>;
type Pass = (options: ReadRowsOptions) => AsyncGenerator<readonly SheetRow[], void, undefined>;

/** Gives one source of batches the ways of reading that every format shares. */
export function sheetReader(pass: Pass, facts: Facts): SheetReader {
  async function* batches(options: ReadRowsOptions = {}) {
    const fill = options.fillMerges && facts.merges.length > 0 ? mergeFiller(facts.merges) : undefined;
    for await (const batch of pass(options)) {
      options.signal?.throwIfAborted();
      yield fill ? batch.map(fill) : batch;
    }
    options.onProgress?.(1);
  }
  async function* rows(options: ReadRowsOptions = {}) {
    for await (const batch of batches(options)) yield* batch;
  }
  return {
    ...facts,
    batches,
    rows,
    async head(count) {
      const found: SheetRow[] = [];
      for await (const batch of batches()) {
        found.push(...batch.slice(0, count - found.length));
        if (found.length >= count) break;
      }
      return found;
    },
    [Symbol.asyncIterator]: () => rows(),
  };
}
