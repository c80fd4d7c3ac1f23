import { sql } from 'kysely';
import { invalid } from '../../../kernel/errors.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { likenessBands } from '../../../kernel/likeness.ts';
import {
  audit,
  bigramVector,
  bumpContentVersion,
  once,
  transact,
  type Context,
  type TransactionContext,
} from '../../../platform/index.ts';
import { parse } from '../../../platform/parse.ts';
import { formerNeed } from './rules.ts';
import { needSplit } from './schemas.ts';
import { hearingsOf, requireSeen, sumUp, takeNeed } from './store.ts';
import type { Need, NeedHearing } from './types.ts';

/**
 * Makes the chosen hearings a need of their own; those that were one before they were merged become it again. Items
 * that take up the need go on taking it up. @throws DomainError `need.conflict`, `input.invalid` at `hearingIds` when
 * none is chosen or none would be left
 */
export async function splitNeed(ctx: Context, needId: Id, input: unknown): Promise<{ id: Id }> {
  const given = parse(needSplit, input);
  return transact(ctx, (tx) =>
    once(tx, { action: 'need.split', input: { needId, ...given } }, async () => {
      const { need } = await takeNeed(tx, needId);
      requireSeen(need, given.revision);
      const hearings = await hearingsOf(tx, needId);
      const chosen = new Set(given.hearingIds);
      const taken = hearings.filter(({ id }) => chosen.has(id));
      if (taken.length === 0) throw invalid([{ field: 'hearingIds', code: 'input.missing' }]);
      if (taken.length === hearings.length) {
        throw invalid([{ field: 'hearingIds', code: 'need.none-left' }]);
      }
      const former = formerNeed(hearings, chosen);
      const id = former ? await bringBack(tx, former, need) : await beginNeed(tx, need, taken, given.text);
      await tx.db
        .updateTable('need_source')
        .set({ need_id: id, merged_from_id: null })
        .where(
          'id',
          'in',
          taken.map((hearing) => hearing.id),
        )
        .execute();
      await sumUp(tx, id);
      await sumUp(tx, needId);
      await audit(tx, {
        action: 'need.split',
        organizationId: need.organizationId,
        subjectKind: 'need',
        subjectId: needId,
        detail: { into: id, hearings: taken.length },
      });
      bumpContentVersion(tx);
      return { id };
    }),
  );
}

async function bringBack(tx: TransactionContext, id: Id, from: Need): Promise<Id> {
  await tx.db
    .updateTable('need')
    .set({ state: 'new', merged_into_id: null, organization_id: from.organizationId })
    .where('id', '=', id)
    .execute();
  return id;
}

async function beginNeed(
  tx: TransactionContext,
  from: Need,
  taken: readonly NeedHearing[],
  words: string | null,
): Promise<Id> {
  const now = tx.clock.now();
  const id = newId(now.getTime());
  const first = taken.at(-1)!;
  const text = words ?? first.text;
  await tx.db
    .insertInto('need')
    .values({
      id,
      organization_id: from.organizationId,
      text,
      category: from.category,
      source: first.source,
      place: first.place ?? from.place,
      urgency: from.urgency,
      raised_count: 1,
      heard_on: first.heardOn,
      state: 'new',
      public: from.public,
      account_id: tx.actor.accountId ?? null,
      revision: 1,
      bands: sql<number[]>`${likenessBands(text)}::int[]`,
      search: bigramVector(text),
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}
