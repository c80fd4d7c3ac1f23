import type { Office } from '../../src/platform/index.ts';

/** Addresses of public items all over the city, each once. */
export async function publicItemPaths({ db }: Office, most: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('item')
    .select('number')
    .where('public', '=', true)
    .orderBy('due_on')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ number }) => `/i/${number}`);
}
