import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { addDays, type Day } from '../../../kernel/days.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Office } from '../../../platform/index.ts';
import { matches } from '../../../platform/search.ts';
import type { ItemState } from '../../../registry/letters/types.ts';

/** Within so many days from today, or past and still owed. */
export type PublicDue = number | 'overdue';

/** Which public items are meant; what is left out narrows nothing. */
export interface ItemFilter {
  readonly words?: string | undefined;
  /** Code of an organization: only what lies at or below it. */
  readonly place?: string | undefined;
  /** Only what this organization and its members promised. */
  readonly organizationId?: Id | undefined;
  readonly category?: string | undefined;
  readonly states?: readonly ItemState[] | undefined;
  readonly due?: PublicDue | undefined;
  /** First and last due day, whatever the state. */
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
}

/** States in which something is still owed. */
export const OWED: readonly ItemState[] = ['inProgress', 'unfulfilled', 'underRectification'];

const WORDS_MAX = 60;

/** Conditions on a query of public items. */
export async function itemConditions(
  office: Pick<Office, 'db' | 'clock'>,
  filter: ItemFilter,
): Promise<RawBuilder<SqlBool>[]> {
  const conditions: RawBuilder<SqlBool>[] = [];
  const words = wordsOf(filter);
  if (words) conditions.push(matches(sql.ref('item.search'), SEARCHED, words));
  if (filter.organizationId) conditions.push(sql`item.organization_id = ${filter.organizationId}`);
  if (filter.category) conditions.push(sql`item.category = ${filter.category}`);
  if (filter.states) conditions.push(isIn(filter.states));
  if (filter.due !== undefined) {
    const today = office.clock.today();
    conditions.push(isIn(OWED));
    if (filter.due === 'overdue') conditions.push(sql`item.due_on < ${today}`);
    else conditions.push(sql`item.due_on between ${today} and ${addDays(today, filter.due)}`);
  }
  if (filter.dueFrom) conditions.push(sql`item.due_on >= ${filter.dueFrom}`);
  if (filter.dueTo) conditions.push(sql`item.due_on <= ${filter.dueTo}`);
  if (filter.place) conditions.push(await isWithin(office, filter.place));
  return conditions;
}

export const wordsOf = ({ words = '' }: ItemFilter): string => words.trim().slice(0, WORDS_MAX);

/** What is searched of an item: never the name of a person. */
const SEARCHED = sql<string>`case when item.person_id is null
  then concat_ws(' ', item.content, item.measures, letter.committer_name)
  else replace(concat_ws(' ', item.content, item.measures), letter.committer_name, '') end`;

const isIn = (states: readonly ItemState[]): RawBuilder<SqlBool> =>
  states.length === 0 ? sql`false` : sql`item.state in (${sql.join(states)})`;

async function isWithin({ db }: Pick<Office, 'db'>, code: string): Promise<RawBuilder<SqlBool>> {
  const top = await db.selectFrom('organization').select('path').where('code', '=', code).executeTakeFirst();
  // What lies below an organization that does not exist is nothing.
  if (!top) return sql`false`;
  return sql`organization.path >= ${top.path} and organization.path < ${`${top.path}~`}`;
}
