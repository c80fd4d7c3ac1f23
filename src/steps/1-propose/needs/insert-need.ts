import { sql } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { likenessBands } from '../../../kernel/likeness.ts';
import { bigramVector, bigrams, bulkInsert, type TransactionContext } from '../../../platform/index.ts';
import { standingNeed } from './store.ts';
import type { NeedSource, Urgency } from './types.ts';

/** One hearing of a need; whoever hands it over has seen to personal data in its texts. */
export interface HeardNeed {
  readonly organizationId: Id;
  readonly text: string;
  readonly source: NeedSource;
  readonly heardOn: Day;
  readonly place?: string | null;
  readonly category?: string | null;
  readonly urgency?: Urgency;
  readonly raisedCount?: number;
  /** On the portal's list of needs that nobody took up. */
  readonly public: boolean;
  readonly activityId?: Id | null;
  readonly suggestionId?: Id | null;
  readonly questionnaireId?: Id | null;
  /** Its number in the books it was taken from. */
  readonly reference?: string | null;
  /** The words of that time, where the need itself is worded otherwise. */
  readonly originalText?: string;
  /** By when a leftover had to be put right. */
  readonly deadline?: Day | null;
}

const NEED = {
  id: 'uuid', organization_id: 'uuid', text: 'text', category: 'text', source: 'text', place: 'text', urgency: 'text',
  raised_count: 'int4', heard_on: 'date', state: 'text', account_id: 'uuid', revision: 'int4', public: 'bool',
  search: 'bigrams', created_at: 'timestamptz', updated_at: 'timestamptz',
} as const; // prettier-ignore

const SOURCE = {
  id: 'uuid', need_id: 'uuid', source: 'text', activity_id: 'uuid', suggestion_id: 'uuid', questionnaire_id: 'uuid',
  reference: 'text', text: 'text', place: 'text', raised_count: 'int4', heard_on: 'date', deadline: 'date',
  account_id: 'uuid', at: 'timestamptz',
} as const; // prettier-ignore

/** Puts new needs into the bank, each with its first source; ids in the order of the hearings. No permission check. */
export async function insertNeeds(tx: TransactionContext, heards: readonly HeardNeed[]): Promise<Id[]> {
  const now = tx.clock.now();
  const rows = heards.map((heard) => ({ id: newId(now.getTime()), heard }));
  const account_id = tx.actor.accountId ?? null;
  await bulkInsert(
    tx.db,
    'need',
    NEED,
    rows.map(({ id, heard }) => ({
      id,
      organization_id: heard.organizationId,
      text: heard.text,
      category: heard.category ?? null,
      source: heard.source,
      place: heard.place ?? null,
      urgency: heard.urgency ?? 'normal',
      raised_count: heard.raisedCount ?? 1,
      heard_on: heard.heardOn,
      state: 'new',
      account_id,
      revision: 1,
      public: heard.public,
      search: bigrams([heard.text, heard.place, heard.originalText].filter(Boolean).join(' ')).join(' '),
      created_at: now,
      updated_at: now,
    })),
  );
  // A list of lists cannot travel through `unnest`, so the bands come as literals.
  await sql`update need set bands = given.bands::int[]
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ heard }) => `{${likenessBands(heard.text).join()}}`)}::text[])
      as given(id, bands) where need.id = given.id`.execute(tx.db);
  await insertSources(tx, rows.map(({ id, heard }) => [id, heard] as const)); // prettier-ignore
  return rows.map(({ id }) => id);
}

/** Puts one new need into the bank with its first source. No permission check. */
export async function insertNeed(tx: TransactionContext, heard: HeardNeed): Promise<Id> {
  const [id] = await insertNeeds(tx, [heard]);
  return id!;
}

/**
 * Keeps that a need was heard again: it holds the sum of its sources and is found by their words. What was merged passes
 * it on to where it went. No permission check. @throws DomainError `need.not-found`
 */
export async function addSource(tx: TransactionContext, needId: Id, heard: HeardNeed): Promise<Id> {
  const id = await standingNeed(tx, needId);
  await insertSources(tx, [[id, heard]]);
  await tx.db
    .updateTable('need')
    .set({
      raised_count: sql<number>`raised_count + ${heard.raisedCount ?? 1}`,
      heard_on: sql<string>`greatest(heard_on, ${heard.heardOn}::date)`,
      search: sql<string>`search || ${bigramVector(heard.text, heard.place, heard.originalText)}`,
      revision: sql<number>`revision + 1`,
      updated_at: tx.clock.now(),
    })
    .where('id', '=', id)
    .execute();
  return id;
}

async function insertSources(
  tx: TransactionContext,
  sources: readonly (readonly [needId: Id, heard: HeardNeed])[],
): Promise<void> {
  const now = tx.clock.now();
  await bulkInsert(
    tx.db,
    'need_source',
    SOURCE,
    sources.map(([needId, heard]) => ({
      id: newId(now.getTime()),
      need_id: needId,
      source: heard.source,
      activity_id: heard.activityId,
      suggestion_id: heard.suggestionId,
      questionnaire_id: heard.questionnaireId,
      reference: heard.reference,
      text: heard.originalText ?? heard.text,
      place: heard.place,
      raised_count: heard.raisedCount ?? 1,
      heard_on: heard.heardOn,
      deadline: heard.deadline,
      account_id: tx.actor.accountId ?? null,
      at: now,
    })),
  );
}
