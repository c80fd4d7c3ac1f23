import { hourOf, dayOf, isWorkingDay, type WorkingCalendar } from '../../kernel/days.ts';
import { COUNT_MOST } from '../../registry/letters/types.ts';
import type { DigestLine, Duty } from './types.ts';

/** Hours after the set one in which a digest that did not go out is still worth sending. */
const WINDOW_HOURS = 9;
export const TRIES_MOST = 3;

/** On working days from the set hour on, and not in the evening. */
export function isDigestTime(now: Date, hour: number, calendar: WorkingCalendar): boolean {
  const at = hourOf(now);
  return isWorkingDay(dayOf(now), calendar) && at >= hour && at < hour + WINDOW_HOURS;
}

/** What the digest needs to know of the work at hand. */
export interface Waiting {
  readonly review: { readonly count: number; readonly overdue: number };
  readonly toWrite: readonly { readonly state: string }[];
  readonly advice: readonly unknown[];
  readonly toPublish: number;
  readonly refused: number;
  readonly blanks: readonly { readonly blankMembers: number; readonly organizationIsBlank: boolean }[];
  readonly late: { readonly own: { readonly count: number }; readonly below: { readonly count: number } };
  readonly deeds: { readonly count: number; readonly missed: number };
  readonly suggestions: {
    readonly toDecide: number;
    readonly toDecideLate: number;
    readonly toAnswer: number;
    readonly toAnswerLate: number;
    readonly toReply: number;
    readonly toReplyLate: number;
  };
  readonly claims: { readonly count: number; readonly more: boolean };
  readonly reviewsBelow: { readonly overdue: number };
}

/** What waits, as counts, the most urgent first; empty when there is nothing to say. */
export function digestOf(work: Waiting): DigestLine[] {
  const { review, toWrite, advice, toPublish, blanks, late, deeds, claims, reviewsBelow } = work;
  const { toDecide, toDecideLate, toAnswer, toAnswerLate, toReply, toReplyLate } = work.suggestions;
  const below = late.below.count > late.own.count ? late.below.count : 0;
  const line = (duty: Duty, count: number, lateOnes = 0, more = count >= COUNT_MOST): DigestLine => ({
    duty,
    count,
    more,
    late: lateOnes,
  });
  return [
    line('returned', toWrite.filter(({ state }) => state === 'returned').length),
    line('advice', advice.length),
    line('review', review.count, review.overdue),
    line('suggestions', toDecide + toAnswer + toReply, toDecideLate + toAnswerLate + toReplyLate, false),
    line('lateOwn', late.own.count, late.own.count),
    line('deeds', deeds.count, deeds.missed),
    line('claims', claims.count, 0, claims.more),
    line('publish', toPublish + work.refused),
    line('blankMembers', blanks.reduce((sum, { blankMembers }) => sum + blankMembers, 0), 0, false),
    line('blankOrganizations', blanks.filter(({ organizationIsBlank }) => organizationIsBlank).length, 0, false),
    line('reviewsBelow', reviewsBelow.overdue, reviewsBelow.overdue, false),
    line('lateBelow', below, below),
  ].filter(({ count }) => count > 0); // prettier-ignore
}
