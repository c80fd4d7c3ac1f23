import { newId, type Id } from '../../kernel/ids.ts';
import { once, transact, type Context } from '../../platform/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../platform/parse.ts';
import { requireAccount } from './rules.ts';
import { savedView } from './schemas.ts';

/** Of one list, for one account. */
const VIEWS_MOST = 20;

export interface SavedView {
  readonly id: Id;
  readonly name: string;
  /** What stands behind the question mark of the list's address. */
  readonly query: string;
}

/** The filters the actor keeps for one list, oldest first. */
export async function savedViews(ctx: Context, page: string): Promise<SavedView[]> {
  requireAccount(ctx.actor);
  return ctx.db
    .selectFrom('saved_view')
    .select(['id', 'name', 'query'])
    .where('account_id', '=', ctx.actor.accountId ?? '')
    .where('page', '=', page)
    .orderBy('id')
    .limit(VIEWS_MOST)
    .execute();
}

/** Keeps the filters of a list under a name; the same name again replaces them. @throws DomainError `access.too-many-views` */
// law: one's own account
export async function saveView(ctx: Context, input: unknown): Promise<{ readonly id: Id }> {
  requireAccount(ctx.actor);
  const view = parse(savedView, input);
  const accountId = ctx.actor.accountId ?? '';
  return transact(ctx, (tx) =>
    once(tx, { action: 'view.save', input: view }, async () => {
      const kept = await savedViews(tx, view.page);
      const same = kept.find(({ name }) => name === view.name);
      if (same) {
        await tx.db.updateTable('saved_view').set({ query: view.query }).where('id', '=', same.id).execute();
        return { id: same.id };
      }
      if (kept.length >= VIEWS_MOST) throw new DomainError('access.too-many-views');
      const now = tx.clock.now();
      const id = newId(now.getTime());
      await tx.db
        .insertInto('saved_view')
        .values({ id, account_id: accountId, ...view, created_at: now })
        .execute();
      return { id };
    }),
  );
}

/** Forgets one of the actor's own views; one that is gone already is gone. */
export async function forgetView(ctx: Context, id: Id): Promise<void> {
  requireAccount(ctx.actor);
  await ctx.db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('account_id', '=', ctx.actor.accountId ?? '')
    .execute();
}
