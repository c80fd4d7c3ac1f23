import { sql } from 'kysely';
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
import { whyNotMerged } from './rules.ts';
import { needsMerge } from './schemas.ts';
import { sumUp, takeNeed } from './store.ts';
import type { Need } from './types.ts';

/**
 * Makes one need of several of the same organization: it takes over their hearings and the items that take them up.
 * What was merged keeps where it went and comes back by `splitNeed`.
 * @throws DomainError `need.nothing-to-merge`, `need.other-organization`, `need.merge-wrong-state`
 */
export async function mergeNeeds(ctx: Context, input: unknown): Promise<{ id: Id }> {
  const given = parse(needsMerge, input);
  const ids = [...new Set(given.needIds)].filter((id) => id !== given.intoId);
  return transact(ctx, (tx) =>
    once(tx, { action: 'need.merge', input: given }, async () => {
      const taken = new Map<Id, Need>();
      // In one order, so that two merges never wait for each other.
      for (const id of [...ids, given.intoId].toSorted()) taken.set(id, (await takeNeed(tx, id)).need);
      const into = taken.get(given.intoId)!;
      const others = ids.map((id) => taken.get(id)!);
      const fault = whyNotMerged(into, others);
      if (fault) throw new DomainError(fault);
      await moveHearings(tx, into.id, ids);
      await moveLinks(tx, into.id, ids);
      await layUnder(tx, into, others);
      await sumUp(tx, into.id);
      await audit(tx, {
        action: 'need.merge',
        organizationId: into.organizationId,
        subjectKind: 'need',
        subjectId: into.id,
        detail: { merged: ids },
      });
      if ([...taken.values()].some((need) => need.public)) bumpContentVersion(tx);
      return { id: into.id };
    }),
  );
}

async function moveHearings(tx: TransactionContext, into: Id, from: readonly Id[]): Promise<void> {
  await tx.db
    .updateTable('need_source')
    .set({ merged_from_id: sql<string>`coalesce(merged_from_id, need_id)`, need_id: into })
    .where('need_id', 'in', from)
    .execute();
}

async function moveLinks(tx: TransactionContext, into: Id, from: readonly Id[]): Promise<void> {
  await sql`insert into item_need (item_id, need_id, letter_id)
    select distinct item_id, ${into}::uuid, letter_id from item_need where need_id = any(${from}::uuid[])
    on conflict do nothing`.execute(tx.db);
  await tx.db.deleteFrom('item_need').where('need_id', 'in', from).execute();
}

async function layUnder(tx: TransactionContext, into: Need, others: readonly Need[]): Promise<void> {
  const updated_at = tx.clock.now();
  await tx.db
    .updateTable('need')
    .set({ merged_into_id: into.id, updated_at })
    .where(
      'merged_into_id',
      'in',
      others.map(({ id }) => id),
    )
    .execute();
  await tx.db
    .updateTable('need')
    .set({ state: 'merged', merged_into_id: into.id, revision: sql<number>`revision + 1`, updated_at })
    .where(
      'id',
      'in',
      others.map(({ id }) => id),
    )
    .execute();
  const adopted = others.some(({ state }) => state === 'adopted') && into.state === 'new';
  await tx.db
    .updateTable('need')
    .set({
      public: into.public || others.some((need) => need.public),
      category: into.category ?? others.find(({ category }) => category)?.category ?? null,
      place: into.place ?? others.find(({ place }) => place)?.place ?? null,
      urgency: [into, ...others].some(({ urgency }) => urgency === 'urgent') ? 'urgent' : 'normal',
      ...(adopted ? { state: 'adopted' } : {}),
    })
    .where('id', '=', into.id)
    .execute();
}
