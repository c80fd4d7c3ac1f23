import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import type { OrganizationKind } from '../../../registry/organizations/types.ts';
import { NO_FIGURES, type TreeFigures } from './figures.ts';
import type { PublicPlace } from './types.ts';

/** The direct subordinates of an organization in their order, each with its branch of the figures. */
export async function placesBelow(
  { db }: Pick<Office, 'db'>,
  parentId: Id,
  figures: TreeFigures,
  request: PageRequest = {},
): Promise<Page<PublicPlace>> {
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  let query = db
    .selectFrom('organization as o')
    .select(['o.id', 'o.code', 'o.name', 'o.kind', 'o.path', 'o.position'])
    .select((eb) =>
      eb
        .selectFrom('organization as c')
        .whereRef('c.parent_id', '=', 'o.id')
        .where('c.state', '=', 'active')
        .select(eb.fn.countAll<number>().as('n'))
        .as('subordinates'),
    )
    .where('o.parent_id', '=', parentId)
    .where('o.state', '=', 'active')
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(limit + 1);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('o.position', 'o.id'), '>', eb.tuple(Number(after[0]), String(after[1]))),
    );
  }
  const page = toPage(await query.execute(), limit, (row) => [row.position, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      code: row.code,
      name: row.name,
      kind: row.kind as OrganizationKind,
      subordinates: row.subordinates ?? 0,
      figures: figures.branches.get(row.path) ?? NO_FIGURES,
    })),
  };
}
