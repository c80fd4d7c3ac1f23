import { sql } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { TransactionContext } from '../../../platform/index.ts';
import type { ImportContext } from '../../../registry/imports/index.ts';
import { addSource, insertNeeds, type HeardNeed, type NeedSource } from '../needs/index.ts';
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

/** Makes the new needs and lays every further hearing to its need. New needs are not public. */
export async function keepNeeds(
  tx: TransactionContext,
  { source, today, needs }: { source: NeedSource; today: Day; needs: readonly KeptNeed[] },
  step: (rows: number) => void,
): Promise<void> {
  const heardAs = (need: KeptNeed, row: NeedRow): HeardNeed => ({
    organizationId: need.organizationId,
    text: row.text,
    source,
    heardOn: row.heardOn ?? today,
    place: row.spot,
    category: row.category,
    raisedCount: row.raisedCount,
    public: false,
    reference: row.reference,
    originalText: row.heard,
    deadline: row.deadline,
  });
  for (let done = 0; done < needs.length; done += PORTION) {
    const portion = needs.slice(done, done + PORTION);
    const fresh = portion.filter(({ id, heard }) => id === null && heard.length > 0);
    const ids = await insertNeeds(
      tx,
      fresh.flatMap((need) => need.heard.slice(0, 1).map((row) => heardAs(need, row))),
    );
    const idOf = new Map(fresh.map((need, index) => [need, ids[index]]));
    for (const need of portion) {
      const id = need.id ?? idOf.get(need);
      if (id === undefined) continue;
      for (const row of need.heard.slice(need.id === null ? 1 : 0))
        await addSource(tx, id, heardAs(need, row));
    }
    step(done);
  }
}
