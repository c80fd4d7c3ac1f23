import type { Office } from '../../../platform/index.ts';
import { pathsAbove } from '../../../registry/organizations/index.ts';
import { topOfTree } from './home.ts';

/** An organization as a choice of a filter that goes down the tree one level at a time. */
export interface ScopeChoice {
  readonly code: string;
  readonly name: string;
  /** How far below the first line it stands. */
  readonly level: number;
}

const MOST_BELOW = 60;

/** What lies right below the top of the tree, and the way down to the chosen organization with what lies below it. */
export async function scopeChoices(
  office: Pick<Office, 'db'>,
  chosen: string | undefined,
): Promise<readonly ScopeChoice[]> {
  const top = await topOfTree(office);
  if (!top) return [];
  const place = chosen === undefined ? undefined : await placeOf(office, chosen);
  const way = place ? pathsAbove(place.path) : [];
  const rows = await office.db
    .selectFrom('organization as o')
    .innerJoin('organization as p', 'p.id', 'o.parent_id')
    .select(['o.code', 'o.name', 'o.path', 'p.path as above'])
    .where('o.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('p.path', 'in', [top.path, place?.path ?? top.path]),
        eb('o.path', 'in', [top.path, ...way]),
      ]),
    )
    .orderBy('o.depth')
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(MOST_BELOW * 2 + way.length)
    .execute();
  const under = Map.groupBy(rows, ({ above }) => above);
  const listed = (path: string, level: number): ScopeChoice[] =>
    (under.get(path) ?? []).flatMap(({ code, name, path: own }) => [
      { code, name, level },
      ...listed(own, level + 1),
    ]);
  const choices = listed(top.path, 0);
  // A closed organization is narrowed to all the same, from the page that remembers it.
  return place && !choices.some(({ code }) => code === place.code)
    ? [{ code: place.code, name: place.name, level: 0 }, ...choices]
    : choices;
}

const placeOf = ({ db }: Pick<Office, 'db'>, code: string) =>
  db.selectFrom('organization').select(['code', 'name', 'path']).where('code', '=', code).executeTakeFirst();
