import { sql } from 'kysely';
import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';

export interface Candidate {
  readonly own_id: Id;
  readonly own_content: string;
  readonly item_id: Id;
  readonly letter_id: Id;
  readonly content: string;
}

/** Rows read of each band; a text that thousands share costs no more than this. */
const OF_A_BAND = 10;
const OF_AN_ITEM = 16;
const BANDS = Array.from({ length: 16 }, (_, i) => i + 1);

const from = (condition: ReturnType<typeof sql>, weight: number, letterId: Id) => sql`
  (select f.item_id, ${sql.lit(weight)}::int as weight from item_fingerprint f
   where ${condition} and f.round_id = places.round_id and f.letter_id <> ${letterId}::uuid limit ${sql.lit(OF_A_BAND)})`;

/**
 * Items of other letters that may say the same as those of a letter, for each of its items and each round the few that
 * share most bands, exact copies first. To be rechecked by `likeness`.
 */
export async function candidatesFor(
  { db }: Pick<Context, 'db'>,
  letterId: Id,
  roundIds: readonly Id[],
): Promise<readonly Candidate[]> {
  const sources = [
    from(sql`f.same = mine.same`, BANDS.length, letterId),
    ...BANDS.map((band) => from(sql`f.bands[${sql.lit(band)}] = mine.bands[${sql.lit(band)}]`, 1, letterId)),
  ];
  const { rows } = await sql<Candidate>`
    select mine.item_id as own_id, mine.content as own_content, found.item_id, theirs.letter_id, theirs.content
    from item_fingerprint mine
    cross join unnest(${[...roundIds]}::uuid[]) as places (round_id)
    cross join lateral (
      select item_id from (${sql.join(sources, sql` union all `)}) as sharing
      group by item_id order by sum(weight) desc, item_id limit ${sql.lit(OF_AN_ITEM)}
    ) as found
    join item_fingerprint theirs on theirs.item_id = found.item_id
    where mine.letter_id = ${letterId}::uuid
  `.execute(db);
  return rows;
}
