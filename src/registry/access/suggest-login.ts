import type { Id } from '../../kernel/ids.ts';
import type { Context } from '../../platform/index.ts';
import { plainLogin } from './login-rules.ts';
import { placeOf } from './managed-account.ts';
import { permit } from './rules.ts';

const TAKEN_MOST = 1000;

/** The first free login made of the organization's code: `320303001`, `320303001-2`, … */
export async function suggestLogin(ctx: Context, organizationId: Id): Promise<string> {
  const place = await placeOf(ctx.db, organizationId);
  permit(ctx.actor, 'account.manage', place);
  return freeLogin(ctx, place.code);
}

/** Without a permission check: the first login made of this code that nobody has. */
export async function freeLogin(ctx: Pick<Context, 'db'>, code: string): Promise<string> {
  const base = plainLogin(code).replace(/[^\p{L}\p{N}._-]/gu, '-');
  const rows = await ctx.db
    .selectFrom('account')
    .select('login')
    .where('login', '>=', base)
    .where('login', '<', `${base}.`)
    .limit(TAKEN_MOST)
    .execute();
  const taken = new Set(rows.map((row) => row.login));
  for (let number = 1; ; number += 1) {
    const login = number === 1 ? base.padEnd(3, '0') : `${base}-${number}`;
    if (!taken.has(login)) return login;
  }
}
