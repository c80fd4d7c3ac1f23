import { conflict, DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { audit, once, transact, type Context } from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts } from '../../../registry/organizations/index.ts';
import { nextNeedState, type NeedAct } from './rules.ts';
import { needAnswer } from './schemas.ts';
import { loadNeed } from './store.ts';

/** Answers a need that asks for no commitment. @throws DomainError `need.wrong-state`, `need.conflict` */
export const answerNeed = (ctx: Context, id: Id, input: unknown): Promise<void> =>
  settle(ctx, id, 'answer', input);

/** Says why a need is not taken up; the reason is kept with it. @throws DomainError `need.wrong-state`, `need.conflict` */
export const declineNeed = (ctx: Context, id: Id, input: unknown): Promise<void> =>
  settle(ctx, id, 'decline', input);

/** Puts an answered or declined need back to be studied again, with the reason. */
export const reopenNeed = (ctx: Context, id: Id, input: unknown): Promise<void> =>
  settle(ctx, id, 'reopen', input);

async function settle(ctx: Context, id: Id, act: NeedAct, input: unknown): Promise<void> {
  const { revision, answer } = parse(needAnswer, input);
  await transact(ctx, (tx) =>
    once(tx, { action: `need.${act}`, input: { id, revision, answer } }, async () => {
      const need = await loadNeed(tx, id);
      const { path, parentId } = await organizationFacts(tx, need.organizationId);
      permit(tx.actor, 'need.record', { organizationId: need.organizationId, path, parentId });
      const state = nextNeedState(need.state, act);
      if (!state) throw new DomainError('need.wrong-state', { params: { state: need.state } });
      const { numUpdatedRows } = await tx.db
        .updateTable('need')
        .set({ state, answer, revision: revision + 1, updated_at: tx.clock.now() })
        .where('id', '=', id)
        .where('state', '=', need.state)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw conflict('need', { seen: revision, now: need.revision });
      await audit(tx, {
        action: `need.${act}`,
        organizationId: need.organizationId,
        subjectKind: 'need',
        subjectId: id,
        detail: { state },
      });
    }),
  );
}
