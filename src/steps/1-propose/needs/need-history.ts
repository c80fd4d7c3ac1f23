import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';
import type { NeedTransfer } from './types.ts';

export const NEED_EVENTS = [
  'need.record', 'need.edit', 'need.merge', 'need.split', 'need.pass', 'need.answer', 'need.decline', 'need.reopen',
  'need.release', 'need.hide',
] as const; // prettier-ignore

export interface NeedEvent {
  readonly id: Id;
  readonly action: (typeof NEED_EVENTS)[number];
  readonly at: Date;
  readonly by: string;
}

const MOST = 100;

/** What was done with a need, the last first. No permission check. */
export async function needHistory({ db }: Pick<Context, 'db'>, id: Id): Promise<NeedEvent[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['id', 'action', 'at', 'actor_name'])
    .where('subject_kind', '=', 'need')
    .where('subject_id', '=', id)
    .where('action', 'in', NEED_EVENTS)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    action: row.action as NeedEvent['action'],
    at: row.at,
    by: row.actor_name,
  }));
}

/** Where it was handed on, the last first. No permission check. */
export async function transfersOf({ db }: Pick<Context, 'db'>, id: Id): Promise<NeedTransfer[]> {
  const rows = await db
    .selectFrom('need_transfer as t')
    .innerJoin('organization as f', 'f.id', 't.from_organization_id')
    .innerJoin('organization as o', 'o.id', 't.to_organization_id')
    .select(['t.id', 't.reason', 't.author_name', 't.at', 'f.id as from_id', 'f.name as from_name'])
    .select(['o.id as to_id', 'o.name as to_name'])
    .where('t.need_id', '=', id)
    .orderBy('t.id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: { id: row.from_id, name: row.from_name },
    to: { id: row.to_id, name: row.to_name },
    reason: row.reason,
    authorName: row.author_name,
    at: row.at,
  }));
}
