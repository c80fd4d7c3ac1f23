import type { Office } from '../../../platform/index.ts';
import { topOfTree } from './home.ts';

export interface PlaceChoice {
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

const MOST = 60;

/** The organization of a code that a reader narrows a list to; an unknown code narrows nothing. */
export const placeNamed = async (
  { db }: Pick<Office, 'db'>,
  code: string,
): Promise<PlaceChoice | undefined> =>
  code === ''
    ? undefined
    : db
        .selectFrom('organization')
        .select(['code', 'name', 'path'])
        .where('code', '=', code)
        .executeTakeFirst();

/** The organizations right below the top of the tree, as choices of a filter. */
export async function topPlaces(office: Pick<Office, 'db'>): Promise<readonly PlaceChoice[]> {
  const top = await topOfTree(office);
  if (!top) return [];
  return office.db
    .selectFrom('organization')
    .select(['code', 'name', 'path'])
    .where('parent_id', '=', top.id)
    .where('state', '=', 'active')
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute();
}
