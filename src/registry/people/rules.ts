import { isDay, type Day } from '../../kernel/days.ts';
import type { FailureCode } from '../../kernel/errors.ts';
import { NO_HEADCOUNT, type DayPrecision, type Headcount, type Person, type PersonKind } from './types.ts';

/** 正式党员 and 预备党员 are expected to commit; 发展对象 and 积极分子 may. */
export const isMember = (kind: PersonKind): boolean => kind === 'fullMember' || kind === 'probationaryMember';

/** What one person adds to the headcount of the organization that counts them. */
export const counts = ({ kind, state }: Pick<Person, 'kind' | 'state'>): Headcount =>
  state === 'left'
    ? NO_HEADCOUNT
    : {
        members: Number(isMember(kind)),
        probationaryMembers: Number(kind === 'probationaryMember'),
        volunteers: Number(!isMember(kind)),
        activists: Number(kind === 'activist'),
      };

/** One headcount with another added, or taken away. */
export const plus = (sum: Headcount, added: Headcount, sign: 1 | -1 = 1): Headcount => ({
  members: sum.members + sign * added.members,
  probationaryMembers: sum.probationaryMembers + sign * added.probationaryMembers,
  volunteers: sum.volunteers + sign * added.volunteers,
  activists: sum.activists + sign * added.activists,
});

export const isNothing = (headcount: Headcount): boolean =>
  Object.values(headcount).every((count) => count === 0);

export interface PartialDay {
  readonly day: Day;
  readonly precision: DayPrecision;
}

const YEAR = /^(\d{4})年?$/;
const MONTH = /^(\d{4})[-./年](\d{1,2})月?$/;
const DATE = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;

/**
 * A day known to the year, the month or the day, in the ways people write it: 1992, 1992.5, 1992年5月, 1992-05-12.
 * @returns undefined when it is none of these or does not exist
 */
export function parsePartialDay(text: string): PartialDay | undefined {
  const typed = text.replaceAll(/\s/g, '');
  const [, year, month = '1', date = '1'] = DATE.exec(typed) ?? MONTH.exec(typed) ?? YEAR.exec(typed) ?? [];
  if (year === undefined) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day) || year < '1900') return undefined;
  return { day, precision: DATE.test(typed) ? 'day' : MONTH.test(typed) ? 'month' : 'year' };
}

/** The day as far as it is known: 1992, 1992-05 or 1992-05-12. */
export function showPartialDay(day: Day, precision: DayPrecision): string {
  return day.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}

/** Why a person cannot be changed, moved or taken off the roster; undefined when nothing speaks against it. */
export function refusalToChange(person: Pick<Person, 'state'>): FailureCode | undefined {
  return person.state === 'left' ? 'person.has-left' : undefined;
}
