import { DomainError } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import {
  audit,
  bumpContentVersion,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { nextNeedState, type NeedAct } from './rules.ts';
import { needAnswer, needsDecline } from './schemas.ts';
import { requireSeen, takeNeed } from './store.ts';

/** Answers a need that asks for no commitment. @throws DomainError `need.wrong-state`, `need.conflict` */
export const answerNeed = (ctx: Context, id: Id, input: unknown): Promise<void> =>
  settle(ctx, id, 'answer', input);

/** Says why a need is not taken up; the reason is kept with it. @throws DomainError `need.wrong-state`, `need.conflict` */
export const declineNeed = (ctx: Context, id: Id, input: unknown): Promise<void> =>
  settle(ctx, id, 'decline', input);

/** Puts an answered or declined need back to be studied again, with the reason. */
export const reopenNeed = (ctx: Context, id: Id, input: unknown): Promise<void> =>
  settle(ctx, id, 'reopen', input);

/** Declines several for the same reason, all or none. @throws DomainError `need.wrong-state` */
export async function declineNeeds(ctx: Context, input: unknown): Promise<void> {
  const given = parse(needsDecline, input);
  await transact(ctx, (tx) =>
    once(tx, { action: 'need.decline-several', input: given }, async () => {
      for (const id of [...new Set(given.needIds)].toSorted()) await move(tx, id, 'decline', given.answer);
    }),
  );
}

async function settle(ctx: Context, id: Id, act: NeedAct, input: unknown): Promise<void> {
  const { revision, answer } = parse(needAnswer, input);
  await transact(ctx, (tx) =>
    once(tx, { action: `need.${act}`, input: { id, revision, answer } }, () =>
      move(tx, id, act, answer, revision),
    ),
  );
}

async function move(
  tx: TransactionContext,
  id: Id,
  act: NeedAct,
  answer: string,
  seen?: number,
): Promise<void> {
  const { need } = await takeNeed(tx, id);
  const state = nextNeedState(need.state, act);
  if (!state) throw new DomainError('need.wrong-state', { params: { state: need.state } });
  if (seen !== undefined) requireSeen(need, seen);
  await tx.db
    .updateTable('need')
    .set({ state, answer, revision: need.revision + 1, updated_at: tx.clock.now() })
    .where('id', '=', id)
    .execute();
  await audit(tx, {
    action: `need.${act}`,
    organizationId: need.organizationId,
    subjectKind: 'need',
    subjectId: id,
    detail: { state },
  });
  if (need.public) bumpContentVersion(tx);
}
