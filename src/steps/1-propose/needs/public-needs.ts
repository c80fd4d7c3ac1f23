import { sql } from 'kysely';
import type { Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';

/** What anybody may read of a need that nobody took up. */
export interface PublicNeed {
  readonly id: Id;
  readonly text: string;
  readonly place: string | null;
  readonly organization: { readonly code: string; readonly name: string };
  readonly raisedCount: number;
  readonly heardOn: Day;
  /** Studied and not taken up; else it still waits. */
  readonly declined: boolean;
  /** Why it was not taken up. */
  readonly reason: string | null;
}

export interface PublicNeedFilter extends PageRequest {
  /** Path of the organization whose subtree is listed. */
  readonly within?: string;
  /** Only the needs of this organization itself. */
  readonly organizationCode?: string;
  readonly declined?: boolean;
}

export interface PublicNeeds extends Page<PublicNeed> {
  readonly waiting: number;
  readonly declined: number;
}

type Db = Pick<Office, 'db'>;

/** 还没有人认领的需求: released needs that are new or were declined, the last heard first, with the sums of all pages. */
export async function publicNeeds(office: Db, filter: PublicNeedFilter): Promise<PublicNeeds> {
  const limit = limitOf(filter);
  const after = decodeCursor(filter.after, 2);
  const states = filter.declined === undefined ? ['new', 'declined'] : [filter.declined ? 'declined' : 'new'];
  const [rows, sums] = await Promise.all([
    released(office, filter)
      .select(['need.id', 'need.text', 'need.place', 'need.state', 'need.answer', 'need.raised_count'])
      .select(['need.heard_on', 'organization.code', 'organization.name'])
      .where('need.state', 'in', states)
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(need.heard_on, need.id) < (${String(after?.[0])}::date, ${String(after?.[1])}::uuid)`,
        ),
      )
      .orderBy('need.heard_on', 'desc')
      .orderBy('need.id', 'desc')
      .limit(limit + 1)
      .execute(),
    released(office, filter)
      .select('need.state')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .groupBy('need.state')
      .execute(),
  ]);
  const page = toPage(rows, limit, (row) => [row.heard_on, row.id]);
  const sumOf = (state: string): number => Number(sums.find((row) => row.state === state)?.count ?? 0);
  return {
    ...page,
    waiting: sumOf('new'),
    declined: sumOf('declined'),
    rows: page.rows.map((row) => ({
      id: row.id,
      text: row.text,
      place: row.place,
      organization: { code: row.code, name: row.name },
      raisedCount: row.raised_count,
      heardOn: row.heard_on,
      declined: row.state === 'declined',
      reason: row.state === 'declined' ? row.answer : null,
    })),
  };
}

const released = ({ db }: Db, { within, organizationCode }: PublicNeedFilter) =>
  db
    .selectFrom('need')
    .innerJoin('organization', 'organization.id', 'need.organization_id')
    .where('need.public', '=', true)
    .where('need.state', 'in', ['new', 'declined'])
    .$if(within !== undefined, (query) =>
      query.where('organization.path', '>=', within!).where('organization.path', '<', `${within}~`),
    )
    .$if(organizationCode !== undefined, (query) => query.where('organization.code', '=', organizationCode!));
