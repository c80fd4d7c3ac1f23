import type { Id } from '../../kernel/ids.ts';
import { grams, likenessBands } from '../../kernel/likeness.ts';
import type { TransactionContext } from '../../platform/index.ts';
import type { ItemContent } from './types.ts';

/** What the newest version of a letter says; no items = the letter goes. */
interface Fingerprinted {
  readonly letterId: Id;
  readonly roundId: Id;
  readonly items: readonly Pick<ItemContent, 'id' | 'content'>[];
}

const AT_ONCE = 500;

/**
 * Keeps the fingerprints of letters as their newest version says, in the transaction that changes it. Takes many
 * letters at once; only items whose words changed are written.
 */
export async function keepFingerprints(
  tx: TransactionContext,
  letters: readonly Fingerprinted[],
): Promise<void> {
  const known = await fingerprintsOf(
    tx,
    letters.map(({ letterId }) => letterId),
  );
  const wanted = letters.flatMap(({ letterId, roundId, items }) =>
    items.map(({ id, content }) => ({ id, letterId, roundId, content })),
  );
  const stays = new Set(wanted.filter(({ content }) => isComparable(content)).map(({ id }) => id));
  const gone = [...known.keys()].filter((id) => !stays.has(id));
  if (gone.length > 0) await tx.db.deleteFrom('item_fingerprint').where('item_id', 'in', gone).execute();
  const rows = wanted
    .filter(({ id, content }) => stays.has(id) && known.get(id) !== content)
    .map(fingerprint);
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    await tx.db
      .insertInto('item_fingerprint')
      .values(rows.slice(i, i + AT_ONCE))
      .onConflict((clash) =>
        clash.column('item_id').doUpdateSet((eb) => ({
          content: eb.ref('excluded.content'),
          bands: eb.ref('excluded.bands'),
          same: eb.ref('excluded.same'),
        })),
      )
      .execute();
  }
}

async function fingerprintsOf(
  { db }: TransactionContext,
  letterIds: readonly Id[],
): Promise<Map<Id, string>> {
  if (letterIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('item_fingerprint')
    .select(['item_id', 'content'])
    .where('letter_id', 'in', [...letterIds])
    .execute();
  return new Map(rows.map(({ item_id, content }) => [item_id, content]));
}

/** Punctuation alone says nothing. */
const isComparable = (content: string): boolean => grams(content).size > 0;

/** The row of an item that says something. */
export function fingerprint(item: {
  readonly id: Id;
  readonly letterId: Id;
  readonly roundId: Id;
  readonly content: string;
}) {
  const bands = likenessBands(item.content);
  return {
    item_id: item.id,
    letter_id: item.letterId,
    round_id: item.roundId,
    content: item.content,
    bands,
    same: sameOf(bands),
  };
}

/** One number for all bands of a text, as int4. */
const sameOf = (bands: readonly number[]): number =>
  bands.reduce((mixed, band) => Math.imul(mixed ^ band, 0x01000193) ^ (mixed >>> 15), 0x811c9dc5) | 0;
