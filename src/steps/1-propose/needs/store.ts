import { sql, type Selectable } from 'kysely';
import { conflict, notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import {
  bigramVector,
  type Context,
  type Database,
  type TransactionContext,
} from '../../../platform/index.ts';
import { permit } from '../../../registry/access/index.ts';
import { organizationFacts, type Organization } from '../../../registry/organizations/index.ts';
import type { Need, NeedHearing, NeedSource, NeedState, Urgency } from './types.ts';

export const NEED_COLUMNS = [
  'need.id', 'need.organization_id', 'need.text', 'need.category', 'need.source', 'need.place', 'need.urgency',
  'need.raised_count', 'need.heard_on', 'need.state', 'need.answer', 'need.merged_into_id', 'need.public',
  'need.revision', 'need.created_at',
] as const; // prettier-ignore

export const toNeed = (
  row: Omit<Selectable<Database['need']>, 'search' | 'bands' | 'account_id' | 'updated_at'>,
): Need => ({
  id: row.id,
  organizationId: row.organization_id,
  text: row.text,
  category: row.category,
  source: row.source as NeedSource,
  place: row.place,
  urgency: row.urgency as Urgency,
  raisedCount: row.raised_count,
  heardOn: row.heard_on,
  state: row.state as NeedState,
  answer: row.answer,
  mergedIntoId: row.merged_into_id,
  public: row.public,
  revision: row.revision,
  createdAt: row.created_at,
});

/** Without a permission check, for verbs. @throws DomainError `need.not-found` */
export async function loadNeed({ db }: Pick<Context, 'db'>, id: Id): Promise<Need> {
  const row = isId(id)
    ? await db.selectFrom('need').select(NEED_COLUMNS).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw notFound('need');
  return toNeed(row);
}

/**
 * The need itself, or the one it was merged into; held until the transaction ends, so that it is not merged away
 * meanwhile. @throws DomainError `need.not-found`
 */
export async function standingNeed(tx: TransactionContext, id: Id): Promise<Id> {
  for (let at = id; isId(at);) {
    const row = await tx.db
      .selectFrom('need')
      .select('merged_into_id')
      .where('id', '=', at)
      .forUpdate()
      .executeTakeFirst();
    if (!row) break;
    if (row.merged_into_id === null) return at;
    at = row.merged_into_id;
  }
  throw notFound('need');
}

/** The need held for a change, and its organization, when the actor keeps that one's bank. */
export async function takeNeed(
  tx: TransactionContext,
  id: Id,
): Promise<{ need: Need; organization: Organization }> {
  if (isId(id)) await tx.db.selectFrom('need').select('id').where('id', '=', id).forUpdate().execute();
  const need = await loadNeed(tx, id);
  const organization = await organizationFacts(tx, need.organizationId);
  permit(tx.actor, 'need.record', {
    organizationId: organization.id,
    path: organization.path,
    parentId: organization.parentId,
  });
  return { need, organization };
}

/** @throws DomainError `need.conflict` when somebody changed the need since it was seen */
export function requireSeen(need: Need, seen: number): void {
  if (need.revision !== seen) throw conflict('need', { seen, now: need.revision });
}

export async function hearingsOf({ db }: Pick<Context, 'db'>, needId: Id): Promise<NeedHearing[]> {
  const rows = await db
    .selectFrom('need_source')
    .selectAll()
    .where('need_id', '=', needId)
    .orderBy('heard_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    source: row.source as NeedSource,
    activityId: row.activity_id,
    suggestionId: row.suggestion_id,
    reference: row.reference,
    text: row.text,
    place: row.place,
    raisedCount: row.raised_count,
    heardOn: row.heard_on,
    deadline: row.deadline,
    mergedFromId: row.merged_from_id,
  }));
}

/** After its hearings or words changed: a need holds their sum and latest day, and is found by the words of all. */
export async function sumUp(tx: TransactionContext, id: Id): Promise<void> {
  const [need, hearings] = await Promise.all([loadNeed(tx, id), hearingsOf(tx, id)]);
  await tx.db
    .updateTable('need')
    .set({
      raised_count: hearings.reduce((sum, { raisedCount }) => sum + raisedCount, 0),
      heard_on: hearings[0]?.heardOn ?? need.heardOn,
      search: bigramVector(
        need.text,
        need.place,
        ...hearings.flatMap(({ text, place }) => [text, place ?? '']),
      ),
      revision: sql<number>`revision + 1`,
      updated_at: tx.clock.now(),
    })
    .where('id', '=', id)
    .execute();
}
