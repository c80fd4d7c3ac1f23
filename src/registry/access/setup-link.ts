import { timingSafeEqual } from 'node:crypto';
import type { Office } from '../../platform/index.ts';
import { newToken, tokenHash } from './session-token.ts';

/**
 * Path of the page that sets the office up, with a new one-time key; links given out before die. Undefined once the
 * office is set up.
 */
export async function setupLink(office: Pick<Office, 'db'>): Promise<string | undefined> {
  const key = newToken();
  const row = await office.db
    .insertInto('office')
    .values({
      id: 1,
      name: '',
      short_name: '',
      supervision_phone: null,
      setup_hash: tokenHash(key),
      set_up_at: null,
    })
    .onConflict((clash) =>
      clash
        .column('id')
        .doUpdateSet({ setup_hash: tokenHash(key) })
        .where('office.set_up_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return row ? `/console/setup?key=${key}` : undefined;
}

/** Does this key open the set-up page now? */
export async function opensSetup(office: Pick<Office, 'db'>, key: string): Promise<boolean> {
  const row = await office.db
    .selectFrom('office')
    .select('setup_hash')
    .where('id', '=', 1)
    .where('set_up_at', 'is', null)
    .executeTakeFirst();
  return row?.setup_hash != null && timingSafeEqual(row.setup_hash, tokenHash(key));
}

export const isSetUp = async (office: Pick<Office, 'db'>): Promise<boolean> =>
  (await office.db
    .selectFrom('office')
    .select('id')
    .where('id', '=', 1)
    .where('set_up_at', 'is not', null)
    .executeTakeFirst()) !== undefined;
