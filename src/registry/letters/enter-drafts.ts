import { sql } from 'kysely';
import { conflict } from '../../kernel/errors.ts';
import { newId, type Id } from '../../kernel/ids.ts';
import { bulkInsert, type TransactionContext } from '../../platform/index.ts';
import type { Round } from '../rounds/index.ts';
import { keepFingerprints } from './fingerprints.ts';
import type { Standing } from './standing.ts';
import { letterNumber } from './rules.ts';
import type { CountsAs, ItemContent } from './types.ts';

export type EnteredItem = Omit<ItemContent, 'id' | 'ordinal' | 'needIds'>;

export interface EnteredDraft {
  readonly organization: { readonly id: Id; readonly serial: number };
  readonly personId: Id | null;
  readonly name: string;
  readonly countsAs: CountsAs;
  readonly items: readonly EnteredItem[];
  /** The present draft that is written again; null begins a letter. */
  readonly present: Standing['letter'];
}

interface Entry extends EnteredDraft {
  readonly id: Id;
  readonly content: string;
  readonly written: readonly ItemContent[];
}

/**
 * Waits until nobody else is about to take part otherwise, as `startLetter` does for one. To be called before the
 * standing is read that the drafts are decided by.
 */
export async function holdParticipation(
  tx: TransactionContext,
  roundId: Id,
  ids: readonly Id[],
): Promise<void> {
  const keys = [...ids].sort().map((id) => `${roundId} ${id}`);
  await sql`select pg_advisory_xact_lock(hashtextextended(k, 0)) from unnest(${keys}::text[]) as k`.execute(
    tx.db,
  );
}

/**
 * Writes many drafts at once, entered on behalf (代录) from a file: begins letters and writes again those that the same
 * file made. Permission and standing are the caller's to check. @throws DomainError `import.conflict`
 */
export async function enterDrafts(
  tx: TransactionContext,
  round: Round,
  fileName: string,
  drafts: readonly EnteredDraft[],
): Promise<void> {
  const entries = drafts.map((draft) => entryOf(tx, draft));
  await begin(tx, round, fileName, entries.filter(({ present }) => present === null)); // prettier-ignore
  await writeAgain(tx, entries.filter(({ present }) => present !== null)); // prettier-ignore
  await keepFingerprints(
    tx,
    entries.map(({ id, written }) => ({ letterId: id, roundId: round.id, items: written })),
  );
}

function entryOf(tx: TransactionContext, draft: EnteredDraft): Entry {
  const now = tx.clock.now().getTime();
  const items = draft.items.map((item, index) => ({
    ...item,
    id: draft.present?.items[index]?.id ?? newId(now),
    ordinal: index + 1,
    needIds: [],
  }));
  const content = JSON.stringify({ opening: '', items });
  return { ...draft, id: draft.present?.id ?? newId(now), content, written: items };
}

const LETTER = {
  id: 'uuid', round_id: 'uuid', number: 'text', committer: 'text', organization_id: 'uuid', person_id: 'uuid',
  committer_name: 'text', state: 'text', version: 'int4', public: 'bool', entered_by: 'uuid', on_behalf_reason: 'text',
  items_count: 'int4', counts_as: 'text', counts_at: 'uuid', revision: 'int4', created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const; // prettier-ignore
const VERSION = {
  letter_id: 'uuid', version: 'int4', state: 'text', content: 'jsonb', created_by: 'uuid', created_at: 'timestamptz',
} as const; // prettier-ignore
const ORIGIN = { letter_id: 'uuid', file_name: 'text', revision: 'int4', at: 'timestamptz' } as const;

async function begin(
  tx: TransactionContext,
  round: Round,
  fileName: string,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const now = tx.clock.now();
  const account = tx.actor.accountId ?? null;
  const next = await takeNumbers(tx, round.id, entries);
  const letters = entries.map((entry) => {
    const { organization, personId } = entry;
    const self = personId !== null && personId === tx.actor.personId;
    const last = next.get(organization.id) ?? 1;
    next.set(organization.id, last + 1);
    return {
      id: entry.id,
      round_id: round.id,
      number: letterNumber(round.code, organization.serial, last),
      committer: personId === null ? 'organization' : 'person',
      organization_id: organization.id,
      person_id: personId,
      committer_name: entry.name,
      state: 'draft',
      version: 1,
      public: personId === null,
      entered_by: self ? null : account,
      on_behalf_reason: personId === null || self ? null : `批量录入 ${fileName}`,
      items_count: entry.items.length,
      counts_as: entry.countsAs,
      counts_at: organization.id,
      revision: 1,
      created_at: now,
      updated_at: now,
    };
  });
  const versions = entries.map(({ id, content }) => ({
    letter_id: id,
    version: 1,
    state: 'draft',
    content,
    created_by: account,
    created_at: now,
  }));
  const origins = entries.map(({ id }) => ({ letter_id: id, file_name: fileName, revision: 1, at: now }));
  await bulkInsert(tx.db, 'letter', LETTER, letters);
  await bulkInsert(tx.db, 'letter_version', VERSION, versions);
  await bulkInsert(tx.db, 'letter_import', ORIGIN, origins);
}

/** Gives each organization its running numbers and counts its drafts. @returns the first number of each */
async function takeNumbers(
  tx: TransactionContext,
  roundId: Id,
  entries: readonly Entry[],
): Promise<Map<Id, number>> {
  const counts = Map.groupBy(entries, ({ organization }) => organization.id);
  const ids = [...counts.keys()].sort();
  const added = ids.map((id) => counts.get(id)?.length ?? 0);
  const { rows } = await sql<{ organization_id: Id; last: number }>`
    insert into letter_sequence (round_id, organization_id, last)
    select ${roundId}::uuid, id, n from unnest(${ids}::uuid[], ${added}::int4[]) as t(id, n)
    on conflict (round_id, organization_id) do update set last = letter_sequence.last + excluded.last
    returning organization_id, last`.execute(tx.db);
  await sql`
    insert into round_tally (round_id, organization_id, letters_draft)
    select ${roundId}::uuid, id, n from unnest(${ids}::uuid[], ${added}::int4[]) as t(id, n)
    on conflict (round_id, organization_id)
    do update set letters_draft = round_tally.letters_draft + excluded.letters_draft`.execute(tx.db);
  return new Map(rows.map(({ organization_id: id, last }) => [id, last - (counts.get(id)?.length ?? 0) + 1]));
}

async function writeAgain(tx: TransactionContext, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const now = tx.clock.now();
  const ids = entries.map(({ id }) => id);
  const revisions = entries.map(({ present }) => present?.revision ?? 0);
  const counts = entries.map(({ items }) => items.length);
  const result = await sql`
    update letter l set items_count = n.items, revision = l.revision + 1, updated_at = ${now}
    from unnest(${ids}::uuid[], ${revisions}::int4[], ${counts}::int4[]) as n(id, revision, items)
    where l.id = n.id and l.revision = n.revision and l.state = 'draft'`.execute(tx.db);
  if (Number(result.numAffectedRows ?? 0) !== entries.length) throw conflict('import');
  await sql`
    update letter_version v set content = n.content
    from unnest(${ids}::uuid[], ${entries.map(({ present }) => present?.version ?? 1)}::int4[],
      ${entries.map(({ content }) => content)}::jsonb[]) as n(id, version, content)
    where v.letter_id = n.id and v.version = n.version`.execute(tx.db);
  await sql`
    update letter_import i set revision = i.revision + 1, at = ${now}
    where i.letter_id = any(${ids}::uuid[])`.execute(tx.db);
}
