import { sql } from 'kysely';
import { addWorkingDays, type Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import { decodeCursor, limitOf, toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Office } from '../../../platform/index.ts';
import { deadlinesOf } from './rules.ts';
import { repliesOf, type Reply } from './replies.ts';
import { clocksNow } from './store.ts';

/** What anybody reads of a suggestion on an item: the moderated words and what was answered. */
export interface PublicSuggestion {
  readonly id: Id;
  readonly text: string;
  readonly place: string | null;
  readonly receivedOn: Day;
  readonly answerBy: Day;
  /** How many others asked for the same. */
  readonly others: number;
  readonly replies: readonly Reply[];
}

/** Suggestions taken up on one published item, the newest first. */
export async function publicSuggestions(
  office: Pick<Office, 'db' | 'calendar'>,
  itemNumber: string,
  request: PageRequest = {},
): Promise<Page<PublicSuggestion>> {
  const limit = limitOf(request);
  const after = decodeCursor(request.after, 2);
  const [clocks, rows] = await Promise.all([
    clocksNow(office),
    office.db
      .selectFrom('suggestion')
      .innerJoin('item', 'item.id', 'suggestion.item_id')
      .select(['suggestion.id', 'suggestion.text', 'suggestion.place', 'suggestion.received_on'])
      .select(
        sql<number>`(select count(*) from suggestion other where other.merged_into_id = suggestion.id)`.as(
          'others',
        ),
      )
      .where('item.number', '=', itemNumber)
      .where('item.public', '=', true)
      .where('suggestion.state', '=', 'accepted')
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(suggestion.received_on, suggestion.id) < (${String(after?.[0])}::date, ${String(after?.[1])}::uuid)`,
        ),
      )
      .orderBy('suggestion.received_on', 'desc')
      .orderBy('suggestion.id', 'desc')
      .limit(limit + 1)
      .execute(),
  ]);
  const page = toPage(rows, limit, (row) => [row.received_on, row.id]);
  const replies = await repliesOf(
    office,
    page.rows.map(({ id }) => id),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id,
      text: row.text,
      place: row.place,
      receivedOn: row.received_on,
      answerBy: deadlinesOf({ receivedOn: row.received_on }, clocks, office.calendar).answerBy,
      others: Number(row.others),
      replies: replies.get(row.id) ?? [],
    })),
  };
}

/** 答复情况: of the suggestions on published items of one organization that were taken up; merged ones count as one. */
export interface ReplyFigures {
  readonly taken: number;
  readonly replied: number;
  readonly inTime: number;
  /** Not replied to and past the limit. */
  readonly late: number;
}

/** Working days within which a reply is owed, for the definition of the figures. */
export const replyDays = async (office: Pick<Office, 'db'>): Promise<number> =>
  (await clocksNow(office)).answerWorkingDays;

export async function replyFigures(
  office: Pick<Office, 'db' | 'calendar' | 'clock'>,
  organizationCode: string,
): Promise<ReplyFigures> {
  const { answerWorkingDays } = await clocksNow(office);
  // Days, not suggestions: however many came, there are few pairs of days.
  const rows = await office.db
    .selectFrom('suggestion')
    .innerJoin('organization', 'organization.id', 'suggestion.organization_id')
    .leftJoin('suggestion_reply as r', (join) =>
      join.onRef('r.suggestion_id', '=', 'suggestion.id').on('r.number', '=', 1),
    )
    .select(['suggestion.received_on', 'r.replied_on'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization.code', '=', organizationCode)
    .where('suggestion.item_id', 'is not', null)
    .where('suggestion.state', '=', 'accepted')
    .groupBy(['suggestion.received_on', 'r.replied_on'])
    .execute();
  const sum = (of: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(of).reduce((total, { count }) => total + Number(count), 0);
  const dueOf = (row: (typeof rows)[number]): Day =>
    addWorkingDays(row.received_on, answerWorkingDays, office.calendar);
  return {
    taken: sum(() => true),
    replied: sum((row) => row.replied_on !== null),
    inTime: sum((row) => row.replied_on !== null && row.replied_on <= dueOf(row)),
    late: sum((row) => row.replied_on === null && dueOf(row) < office.clock.today()),
  };
}
