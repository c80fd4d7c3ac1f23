import type { Selectable } from 'kysely';
import { notFound } from '../../../kernel/errors.ts';
import { isId, type Id } from '../../../kernel/ids.ts';
import type { Context, Database } from '../../../platform/index.ts';
import type { Need, NeedSource, NeedState, Urgency } from './types.ts';

export const NEED_COLUMNS = [
  'need.id', 'need.organization_id', 'need.text', 'need.category', 'need.source', 'need.place', 'need.urgency',
  'need.raised_count', 'need.heard_on', 'need.state', 'need.answer', 'need.account_id', 'need.revision',
  'need.created_at', 'need.updated_at',
] as const; // prettier-ignore

export const toNeed = (row: Omit<Selectable<Database['need']>, 'search'>): Need => ({
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
