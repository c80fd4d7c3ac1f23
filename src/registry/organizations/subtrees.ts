import { sql, type Expression, type RawBuilder } from 'kysely';

/**
 * `from` each of these paths, named `top.path`, with every organization `d` at or below it. The bounds of all of them
 * are said once more as plain values: only from those can the planner tell a few branches from half the city.
 */
export function subtrees(paths: readonly string[]): RawBuilder<unknown> {
  const first = paths.reduce((least, path) => (path < least ? path : least), '~');
  const last = paths.reduce((most, path) => (`${path}~` > most ? `${path}~` : most), '');
  return sql`unnest(${[...paths]}::text[]) as top(path)
    join organization d on d.path >= top.path and d.path < top.path || '~'
      and d.path >= ${first} and d.path < ${last}`;
}

/** A key of a path (`newPathKey`) and its slash. */
const KEY_LENGTH = 11;

/**
 * The path of what lies directly below `path` and holds the organization at `column`; `path` itself for itself. Keys
 * are of one length: looking for the next slash would double the time of a roll-up.
 */
export const branchBelow = (path: string, column: Expression<string>): RawBuilder<string> =>
  sql<string>`left(${column}, ${path.length + KEY_LENGTH})`;
