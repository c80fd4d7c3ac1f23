import type { Id } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/index.ts';

export const SUGGESTION_EVENTS = [
  'suggestion.accept', 'suggestion.refuse', 'suggestion.handOver', 'suggestion.spam', 'suggestion.pass',
  'suggestion.release', 'suggestion.restore', 'suggestion.merge', 'suggestion.read-contact', 'suggestion.reply',
] as const; // prettier-ignore

export interface SuggestionEvent {
  readonly id: Id;
  readonly action: (typeof SUGGESTION_EVENTS)[number];
  readonly at: Date;
  readonly by: string;
  /** Of passing on: where to. */
  readonly to: string | null;
}

const MOST = 100;

/** What was done with a suggestion since it came, the last first. No permission check. */
export async function suggestionHistory({ db }: Pick<Context, 'db'>, id: Id): Promise<SuggestionEvent[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select(['id', 'action', 'at', 'actor_name', 'detail'])
    .where('subject_kind', '=', 'suggestion')
    .where('subject_id', '=', id)
    .where('action', 'in', SUGGESTION_EVENTS)
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    action: row.action as SuggestionEvent['action'],
    at: row.at,
    by: row.actor_name,
    to: row.action === 'suggestion.pass' ? ((row.detail as { to?: string }).to ?? null) : null,
  }));
}
