import type { Id } from '../../src/kernel/ids.ts';
import type { Office } from '../../src/platform/index.ts';

export interface ItemToReport {
  readonly id: Id;
  readonly organizationId: Id;
  readonly path: string;
  readonly name: string;
}

const MOST = 5000;

/** Items in progress all over the city. */
export async function itemsToReport({ db }: Office): Promise<readonly ItemToReport[]> {
  const rows = await db
    .selectFrom('item')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .select(['item.id', 'item.organization_id', 'organization.path', 'organization.name'])
    .where('item.state', '=', 'inProgress')
    .orderBy('item.due_on')
    .orderBy('item.id')
    .limit(MOST)
    .execute();
  return rows.map(({ id, organization_id, path, name }) => ({
    id,
    organizationId: organization_id,
    path,
    name,
  }));
}
