import { sql } from 'kysely';
import type { Office } from '../../../platform/index.ts';

/** Organizations of one part; with the letters and items of all rounds it stays far below what a sitemap may hold. */
const PART = 500;
const PATHS_MOST = 40_000;

/** How many parts the site's map has. */
export async function siteMapParts({ db }: Pick<Office, 'db'>): Promise<number> {
  const row = await db
    .selectFrom('organization')
    .select((eb) => eb.fn.max<number | null>('serial').as('last'))
    .executeTakeFirst();
  return Math.ceil((row?.last ?? 0) / PART);
}

/**
 * Addresses of the organizations with these serial numbers, of their public letters and items. What members promised is
 * left out: pages that name persons are not for search engines.
 */
export async function siteMapPart({ db }: Pick<Office, 'db'>, part: number): Promise<readonly string[]> {
  const places = db
    .selectFrom('organization')
    .select(['id', 'code', 'serial'])
    .where('serial', '>', (part - 1) * PART)
    .where('serial', '<=', part * PART);
  const { rows } = await sql<{ path: string }>`
    with place as (${places})
    select path from (
      select '/o/' || code as path, serial, 1 as sort, code as number from place
      union all
      select '/l/' || l.number, p.serial, 2, l.number from place p join letter l on l.organization_id = p.id
        where l.public and l.published_version is not null and l.person_id is null
      union all
      select '/i/' || i.number, p.serial, 3, i.number from place p join item i on i.organization_id = p.id
        where i.public and i.person_id is null
    ) as found
    order by serial, sort, number
    limit ${PATHS_MOST}`.execute(db);
  return rows.map(({ path }) => path);
}
