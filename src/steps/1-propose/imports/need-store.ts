import { sql } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import { newId, type Id } from '../../../kernel/ids.ts';
import { likenessBands } from '../../../kernel/likeness.ts';
import { bigramVector, bulkInsert, type TransactionContext } from '../../../platform/index.ts';
import type { ImportContext } from '../../../registry/imports/index.ts';
import type { NeedSource } from '../needs/types.ts';
import type { NeedRow } from './need-row.ts';

const PORTION = 500;

type Db = Pick<ImportContext, 'db'>;

/** A need of the bank, or one to be made (without id), and how often the sheet heard it. */
export interface KeptNeed {
  readonly id: Id | null;
  readonly organizationId: Id;
  readonly text: string;
  readonly heard: NeedRow[];
}

/** What was heard from this kind of book before, in the organizations or under the numbers, wherever it was passed to. */
export async function presentHearings(
  { db }: Db,
  source: NeedSource,
  organizationIds: readonly Id[],
  references: readonly string[],
) {
  if (organizationIds.length === 0) return [];
  const rows = await db
    .selectFrom('need_source as s')
    .innerJoin('need', 'need.id', 's.need_id')
    .select(['need.organization_id', 's.reference', 's.text', 's.heard_on', 's.deadline'])
    .where('s.source', '=', source)
    .where((eb) =>
      eb.or([
        eb('need.organization_id', 'in', [...organizationIds]),
        sql<boolean>`s.reference = any(${references}::text[])`,
      ]),
    )
    .execute();
  return rows.map((row) => ({
    organizationId: row.organization_id,
    reference: row.reference,
    text: row.text,
    heardOn: row.heard_on,
    deadline: row.deadline,
  }));
}

/** Needs still waiting in the organizations, the oldest first: what is heard again is laid to them. */
export async function presentNeeds({ db }: Db, organizationIds: readonly Id[]): Promise<KeptNeed[]> {
  if (organizationIds.length === 0) return [];
  const rows = await db
    .selectFrom('need')
    .select(['id', 'organization_id', 'text'])
    .where('organization_id', 'in', [...organizationIds])
    .where('state', 'in', ['new', 'adopted'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, organizationId: row.organization_id, text: row.text, heard: [] }));
}

const SOURCE = {
  id: 'uuid', need_id: 'uuid', source: 'text', reference: 'text', text: 'text', place: 'text', raised_count: 'int4',
  heard_on: 'date', deadline: 'date', account_id: 'uuid', at: 'timestamptz',
} as const; // prettier-ignore

/** Makes the new needs and lays each hearing to its need, in portions. New needs are not public. */
export async function keepNeeds(
  tx: TransactionContext,
  { source, today, needs }: { source: NeedSource; today: Day; needs: readonly KeptNeed[] },
  step: (rows: number) => void,
): Promise<void> {
  for (let done = 0; done < needs.length; done += PORTION) {
    const portion = needs.slice(done, done + PORTION).map((need) => ({ ...need, id: need.id ?? newId(tx.clock.now().getTime()), fresh: need.id === null })); // prettier-ignore
    await insertNeeds(tx, source, today, portion.filter(({ fresh }) => fresh)); // prettier-ignore
    await raise(tx, portion.filter(({ fresh }) => !fresh)); // prettier-ignore
    const hearings = portion.flatMap(({ id, heard }) => heard.map((row) => ({ id, row })));
    await bulkInsert(
      tx.db,
      'need_source',
      SOURCE,
      hearings.map(({ id, row }) => ({
        id: newId(tx.clock.now().getTime()),
        need_id: id,
        source,
        reference: row.reference,
        text: row.heard,
        place: row.spot,
        raised_count: row.raisedCount,
        heard_on: row.heardOn ?? today,
        deadline: row.deadline,
        account_id: tx.actor.accountId ?? null,
        at: tx.clock.now(),
      })),
    );
    step(done);
  }
}

type Named = KeptNeed & { readonly id: Id };

const raisedBy = ({ heard }: KeptNeed): number =>
  Math.min(1_000_000, heard.reduce((sum, { raisedCount }) => sum + raisedCount, 0)); // prettier-ignore

async function insertNeeds(
  tx: TransactionContext,
  source: NeedSource,
  today: Day,
  needs: readonly Named[],
): Promise<void> {
  if (needs.length === 0) return;
  const now = tx.clock.now();
  const values = needs.map((need) => {
    const [first] = need.heard;
    const days = need.heard.map(({ heardOn }) => heardOn ?? today).sort();
    return {
      id: need.id,
      organization_id: need.organizationId,
      text: need.text,
      category: first?.category ?? null,
      source,
      place: first?.spot ?? null,
      urgency: 'normal',
      raised_count: raisedBy(need),
      heard_on: days.at(-1) ?? today,
      state: 'new',
      account_id: tx.actor.accountId ?? null,
      revision: 1,
      bands: likenessBands(need.text),
      search: bigramVector(need.text, first?.spot ?? ''),
      created_at: now,
      updated_at: now,
    };
  });
  await tx.db.insertInto('need').values(values).execute();
}

async function raise(tx: TransactionContext, needs: readonly Named[]): Promise<void> {
  if (needs.length === 0) return;
  await sql`
    update need set raised_count = least(1000000, need.raised_count + n.more), revision = need.revision + 1,
      updated_at = ${tx.clock.now()}
    from unnest(${needs.map(({ id }) => id)}::uuid[], ${needs.map(raisedBy)}::int4[]) as n(id, more)
    where need.id = n.id`.execute(tx.db);
}
