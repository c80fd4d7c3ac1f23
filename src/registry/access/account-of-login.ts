import { notFound } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Office } from '../../platform/index.ts';
import { plainLogin } from './login-rules.ts';

/** For the command line, where no actor asks. @throws DomainError `account.not-found` */
export async function accountOfLogin(office: Pick<Office, 'db'>, login: string): Promise<Id> {
  const account = await office.db
    .selectFrom('account')
    .select('id')
    .where('login', '=', plainLogin(login))
    .executeTakeFirst();
  if (!account) throw notFound('account');
  return account.id;
}
