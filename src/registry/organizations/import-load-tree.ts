import type { Context } from '../../platform/index.ts';
import { toOrganization } from './store.ts';
import type { Organization } from './types.ts';

/** The whole tree at once, superiors first; without a permission check, for imports that match names against it. */
export async function loadTree({ db }: Pick<Context, 'db'>): Promise<readonly Organization[]> {
  const rows = await db
    .selectFrom('organization')
    .select([
      'id',
      'serial',
      'parent_id',
      'path',
      'depth',
      'code',
      'name',
      'short_name',
      'kind',
      'domain',
      'secretary_name',
      'supervision_phone',
      'reported_members',
      'position',
      'state',
      'founded_on',
      'closed_on',
      'successor_id',
      'revision',
    ]) // prettier-ignore
    .orderBy('path')
    .execute();
  return rows.map(toOrganization);
}
