import type { Office } from './context.ts';

/** What every page and paper says about the office itself. */
export interface OfficeProfile {
  readonly name: string;
  readonly shortName: string;
  readonly supervisionPhone: string | null;
}

/** Null until the office is set up. */
export async function readOfficeProfile(office: Pick<Office, 'db'>): Promise<OfficeProfile | null> {
  const row = await office.db
    .selectFrom('office')
    .select(['name', 'short_name', 'supervision_phone'])
    .where('id', '=', 1)
    .where('set_up_at', 'is not', null)
    .executeTakeFirst();
  return row ? { name: row.name, shortName: row.short_name, supervisionPhone: row.supervision_phone } : null;
}
