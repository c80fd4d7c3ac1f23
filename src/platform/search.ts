import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

const WORD = /[\p{L}\p{N}]+/gu;
const QUERY_TOKENS_MAX = 24;

/** NFKC and lower case, so that full-width letters and digits find their plain forms. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Overlapping pairs of characters of each run of letters and digits; a lone character stands for itself. */
export function bigrams(text: string): string[] {
  const tokens = new Set<string>();
  for (const [run] of fold(text).matchAll(WORD)) {
    const characters = [...run];
    for (const character of characters) tokens.add(character);
    for (let i = 0; i + 1 < characters.length; i += 1) tokens.add(`${characters[i]}${characters[i + 1]}`);
  }
  return [...tokens];
}

/** The value of a `search` column. `array_to_tsvector` takes the tokens as they are, without a dictionary. */
export const bigramVector = (...texts: readonly (string | null | undefined)[]): RawBuilder<string> =>
  sql<string>`array_to_tsvector(${bigrams(texts.filter(Boolean).join(' '))}::text[])`;

/**
 * True where the indexed texts hold `query` as a piece of text: the bigrams find candidates by index, the recheck on
 * `text` keeps the exact ones. An empty query matches everything. `indexed` says whether `text` is the whole of what
 * the column was made of: then one or two characters need no recheck, since they are a token themselves.
 */
export function matches(
  search: Expression<unknown>,
  text: Expression<string | null>,
  query: string,
  indexed: 'whole' | 'wider' = 'wider',
): RawBuilder<SqlBool> {
  const words = [...fold(query).matchAll(WORD)].map(([word]) => word);
  if (words.length === 0) return sql<SqlBool>`true`;
  const tokens = [...new Set(words.flatMap(queryTokens))].slice(0, QUERY_TOKENS_MAX);
  const candidates = sql`${search} @@ ${tokens.map(quote).join(' & ')}::tsquery`;
  // Coalesced: the planner takes a bare LIKE for rare and would collect and sort every candidate of a common word.
  const unsure = indexed === 'wider' ? words : words.filter((word) => [...word].length > 2);
  const rechecks = unsure.map(
    (word) => sql`coalesce(lower(normalize(${text}, NFKC)) like ${`%${word}%`}, false)`,
  );
  return sql<SqlBool>`(${sql.join([candidates, ...rechecks], sql` and `)})`;
}

function queryTokens(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

const quote = (token: string): string => `'${token.replaceAll("'", "''")}'`;
