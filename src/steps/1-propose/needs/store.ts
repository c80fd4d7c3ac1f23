import type { Selectable } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import type { Context, Database, TransactionContext } from '../../../platform/index.ts';
import type { Need, NeedSource, NeedState, Urgency } from './types.ts';

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
