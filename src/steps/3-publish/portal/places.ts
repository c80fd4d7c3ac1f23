import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import type { OrganizationKind } from '../../../registry/organizations/types.ts';
import { subtreeFigures } from './figures.ts';
import { shownRound } from './shown-round.ts';
import type { PublicPlace } from './types.ts';

/** The direct subordinates of an organization in their order, each with the figures of all below it. */
export async function placesBelow(
  office: Office,
  parentId: Id,
  request: PageRequest = {},
): Promise<Page<PublicPlace>> {
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  let query = office.db
    .selectFrom('organization as o')
    .select(['o.id', 'o.code', 'o.name', 'o.kind', 'o.position'])
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
  const rows = await query.execute();
  const page = toPage(rows, limit, (row) => [row.position, row.id]);
  const round = await shownRound(office);
  const figures = await subtreeFigures(
    office,
    round?.id,
    page.rows.map(({ id }) => id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      code: row.code,
      name: row.name,
      kind: row.kind as OrganizationKind,
      subordinates: row.subordinates ?? 0,
      figures: figures.get(row.id) ?? NO_FIGURES,
    })),
  };
}

export const NO_FIGURES = { items: 0, inProgress: 0, reportedDone: 0, closedOut: 0, unfulfilled: 0 };
