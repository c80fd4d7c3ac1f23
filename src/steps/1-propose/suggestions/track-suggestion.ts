import { dayOf, type Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import { loadNeed } from '../needs/index.ts';
import { refuseWrongCode } from './inflow.ts';
import { repliesOf, type Reply } from './replies.ts';
import { deadlinesOf, type Deadlines } from './rules.ts';
import { needOfSuggestion } from './show-suggestion.ts';
import { clocksNow, SUGGESTION_COLUMNS, toSuggestion } from './store.ts';
import { codeHash } from './tracking-code.ts';
import type { Suggestion } from './types.ts';

/** A commitment that takes the matter up, as far as it is public. */
export interface TakenUpBy {
  readonly number: string;
  /** Null for a member's commitment, which the portal shows elsewhere or not at all. */
  readonly content: string | null;
  readonly organizationName: string;
  readonly public: boolean;
  readonly publishedOn: Day;
  readonly closedOn: Day | null;
  readonly state: string;
}

export interface Tracked
  extends
    Deadlines,
    Pick<
      Suggestion,
      'id' | 'text' | 'place' | 'state' | 'reason' | 'answer' | 'reference' | 'receivedOn' | 'decidedOn'
    > {
  readonly organization: { readonly code: string; readonly name: string; readonly phone: string | null };
  readonly item: { readonly number: string; readonly public: boolean } | null;
  /** What it became: handled where it was passed to, answered there. */
  readonly need: {
    readonly text: string;
    readonly state: 'studying' | 'adopted' | 'done' | 'answered' | 'declined';
    readonly answer: string | null;
    readonly organizationName: string;
    readonly raisedCount: number;
  } | null;
  readonly takenUpBy: readonly TakenUpBy[];
  /** On an item: what was answered in public. */
  readonly replies: readonly Reply[];
}

const MOST = 10;

/**
 * What became of a suggestion, for whoever holds its code; it follows merges, and needs passed on.
 * @throws DomainError `suggestion.not-found`, `suggestion.too-many-tries`
 */
export async function trackSuggestion(office: Office, address: string, typed: string): Promise<Tracked> {
  const hash = codeHash(office, typed);
  const row = hash && (await rowOf(office, hash));
  if (!row) return refuseWrongCode(office, address);
  const suggestion = toSuggestion(row);
  const [clocks, needId] = await Promise.all([clocksNow(office), needOfSuggestion(office, suggestion.id)]);
  const takenUpBy = needId === null ? [] : await itemsOf(office, needId);
  const answered = suggestion.mergedIntoId ?? suggestion.id;
  const replies = await repliesOf(office, suggestion.itemId === null ? [] : [answered], suggestion.id);
  const { id, text, place, state, reason, answer, reference, receivedOn, decidedOn } = suggestion;
  return {
    ...{ id, text, place, state, reason, answer, reference, receivedOn, decidedOn },
    ...deadlinesOf(suggestion, clocks, office.calendar),
    organization: { code: row.code, name: row.name, phone: row.supervision_phone },
    item: row.number === null ? null : { number: row.number, public: row.item_public ?? false },
    need: needId === null ? null : await needOf(office, needId, takenUpBy),
    takenUpBy,
    replies: replies.get(answered) ?? [],
  };
}

const rowOf = ({ db }: Office, hash: Buffer) =>
  db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .leftJoin('item', 'item.id', 'suggestion.item_id')
    .select(SUGGESTION_COLUMNS)
    .select(['organization.code', 'organization.name', 'organization.supervision_phone'])
    .select(['item.number', 'item.public as item_public'])
    .where('suggestion.code_hash', '=', hash)
    .executeTakeFirst();

async function needOf(office: Office, id: Id, items: readonly TakenUpBy[]): Promise<Tracked['need']> {
  const { text, state, answer, organizationId, raisedCount } = await loadNeed(office, id);
  const { name } = await office.db
    .selectFrom('organization')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const kept = items.filter((item) => item.state !== 'withdrawn');
  const done = state === 'done' || (kept.length > 0 && kept.every(({ closedOn }) => closedOn !== null));
  // A draft that takes it up is nobody's business before it is public.
  const standing =
    kept.length > 0 ? 'adopted' : state === 'answered' || state === 'declined' ? state : 'studying';
  return {
    text,
    state: done ? 'done' : standing,
    answer: state === 'answered' || state === 'declined' ? answer : null,
    organizationName: name,
    raisedCount,
  };
}

async function itemsOf({ db }: Office, needId: Id): Promise<TakenUpBy[]> {
  const rows = await db
    .selectFrom('item_need')
    .innerJoin('item', 'item.id', 'item_need.item_id')
    .innerJoin('letter', 'letter.id', 'item.letter_id')
    .innerJoin('organization', 'organization.id', 'item.organization_id')
    .select([
      'item.number',
      'item.content',
      'item.public',
      'item.published_at',
      'item.closed_on',
      'item.state',
    ])
    .select(['letter.committer', 'organization.name'])
    .where('item_need.need_id', '=', needId)
    .orderBy('item.number')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    // Members' words and what was taken off the portal are not repeated here.
    content: row.committer === 'organization' && row.public ? row.content : null,
    organizationName: row.name,
    public: row.public,
    publishedOn: dayOf(row.published_at),
    closedOn: row.closed_on,
    state: row.state,
  }));
}
