import * as z from 'zod';
import { DomainError } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { audit, transact, type Context } from '../../platform/index.ts';
import { parse } from '../../platform/parse.ts';
import { flagField, optionalField } from '../../platform/text-fields.ts';
import { permit, requireAccount } from './rules.ts';

export interface OwnMail {
  readonly address: string | null;
  /** Whether the daily digest is wanted. */
  readonly digest: boolean;
}

const ownMailInput = z.object({
  address: optionalField(z.string().trim().max(200).pipe(z.email('access.not-a-mail-address'))),
  digest: flagField,
  language: z.enum(['zh', 'en']),
});

/** @throws DomainError `access.signed-out` */
export async function ownMail(ctx: Context): Promise<OwnMail> {
  const row = await ctx.db
    .selectFrom('account')
    .select(['mail_address as address', 'mail_digest as digest'])
    .where('id', '=', ctx.actor.accountId ?? NOBODY)
    .executeTakeFirst();
  if (!row) throw new DomainError('access.signed-out');
  return row;
}

const NOBODY: Id = '00000000-0000-0000-0000-000000000000';

/**
 * Sets or takes away the address to which one's own daily digest goes, and switches the digest on or off. Nobody else
 * sees or sets it. @throws DomainError `input.invalid` at `address`
 */
// law: one's own account
export async function setOwnMail(ctx: Context, input: unknown): Promise<void> {
  requireAccount(ctx.actor);
  const { address, digest, language } = parse(ownMailInput, input);
  const accountId = ctx.actor.accountId ?? NOBODY;
  await transact(ctx, async (tx) => {
    await tx.db
      .updateTable('account')
      .set({
        mail_address: address,
        mail_digest: digest,
        mail_language: language,
        updated_at: tx.clock.now(),
      })
      .where('id', '=', accountId)
      .execute();
    // The address itself is contact data and stays out of the log.
    const detail = { address: address !== null, digest };
    await audit(tx, { action: 'account.set-mail', subjectKind: 'account', subjectId: accountId, detail });
  });
}

export interface MailedAccount {
  readonly accountId: Id;
  readonly address: string;
  readonly language: 'zh' | 'en';
}

/** Active accounts that want the digest, in the order of their ids. Run by the program. */
export async function accountsToMail(
  ctx: Context,
  { after, limit }: { readonly after: Id | undefined; readonly limit: number },
): Promise<MailedAccount[]> {
  permit(ctx.actor, 'account.manage', {});
  const rows = await ctx.db
    .selectFrom('account')
    .select(['id', 'mail_address', 'mail_language'])
    .where('state', '=', 'active')
    .where('mail_digest', '=', true)
    .where('mail_address', 'is not', null)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, mail_address, mail_language }) => ({
    accountId: id,
    address: mail_address ?? '',
    language: mail_language as MailedAccount['language'],
  }));
}
