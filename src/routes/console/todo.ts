import { addDays, type Day } from '../../kernel/days.ts';
import { COUNT_MOST } from '../../registry/letters/types.ts';
import { formatDay, formatNumber } from '../../ui/messages/format.ts';
import type { ConsoleMessages } from '../../ui/messages/load.ts';
import type { Locale } from '../../ui/messages/locale.ts';
import { letterAddress, LETTERS, participantsOf, SUGGESTIONS } from './1-propose/addresses.ts';
import { adviceLine } from './advice-line.ts';
import type { PageData } from './$types';

export interface ToDo {
  readonly title: string;
  readonly note?: string | undefined;
  readonly href: string;
  /** Past its day. */
  readonly late?: boolean;
}

type Work = Extract<PageData, { review: unknown }>;

/** What waits, as sentences, the most urgent first. */
export function toDoOf(work: Work, m: ConsoleMessages, locale: Locale): ToDo[] {
  const words = m.home;
  const count = (value: number, most = COUNT_MOST): string =>
    value >= most ? words.orMore(formatNumber(locale, value)) : formatNumber(locale, value);
  const when = (day: Day): string => {
    if (day === work.today) return words.today;
    return day === addDays(work.today, 1) ? words.tomorrow : words.onDay(formatDay(locale, day));
  };
  const late = (day: Day | null) => (day ? words.lateFirst(formatDay(locale, day)) : undefined);
  const list: ToDo[] = [];
  for (const letter of work.toWrite.filter(({ state }) => state === 'returned')) {
    list.push({ title: words.returned(letter.committerName), href: letterAddress(letter.id) });
  }
  for (const waiting of work.advice) {
    list.push({
      title: words.advice.toDo(waiting.committerName, adviceLine(words, locale, waiting)),
      href: `${letterAddress(waiting.letterId)}#advice`,
    });
  }
  if (work.review.count > 0) {
    list.push({
      title: words.review(count(work.review.count)),
      note: [
        work.review.firstDueOn && work.review.firstDueOn >= work.today
          ? words.reviewFirst(when(work.review.firstDueOn))
          : '',
        work.review.overdue > 0 ? words.reviewLate(count(work.review.overdue)) : '',
      ]
        .filter(Boolean)
        .join(m.words.listComma),
      href: '/console/2-review',
      late: work.review.overdue > 0,
    });
  }
  list.push(...suggestionsToDo(work.suggestions, words.suggestions, count));
  if (work.late.own.count > 0) {
    list.push({
      title: words.lateOwn(count(work.late.own.count)),
      note: late(work.late.own.firstDueOn),
      href: '/console/4-fulfill?light=overdue',
      late: true,
    });
  }
  if (work.deeds.count > 0) {
    const { missed, firstDueOn } = work.deeds;
    list.push({
      title: words.deeds(count(work.deeds.count)),
      note:
        missed > 0 ? words.deedsMissed(count(missed)) : firstDueOn ? words.reviewFirst(when(firstDueOn)) : '',
      href: `/console/4-fulfill?deeds=${missed > 0 ? 'missed' : 'open'}`,
      late: missed > 0,
    });
  }
  if (work.claims.count > 0) {
    const claims = formatNumber(locale, work.claims.count);
    list.push({
      title: words.claims(work.claims.more ? words.orMore(claims) : claims),
      note: words.claimsNote,
      href: '/console/4-fulfill',
    });
  }
  if (work.refused > 0) {
    list.push({
      title: words.notPublished(count(work.refused)),
      note: words.notPublishedNote,
      href: '/console/3-publish/scheduled',
      late: true,
    });
  }
  if (work.toPublish > 0) {
    list.push({
      title: words.publish(count(work.toPublish)),
      note: words.publishNote,
      href: '/console/3-publish',
    });
  }
  for (const letter of work.toWrite.filter(({ state }) => state === 'draft')) {
    list.push({ title: words.draft(letter.committerName), href: letterAddress(letter.id) });
  }
  if (work.mayWriteOwn) list.push({ title: words.writeOwn, note: words.writeOwnNote, href: LETTERS });
  for (const blank of work.blanks) {
    if (blank.organizationIsBlank) {
      list.push({
        title: words.blankOrganization(blank.name),
        href: `${LETTERS}?scope=${blank.organizationId}`,
      });
    }
    if (blank.blankMembers > 0) {
      list.push({
        title: words.blankMembers(formatNumber(locale, blank.blankMembers), blank.name),
        note: words.blankNote,
        href: `${participantsOf(blank.organizationId)}&participation=blank`,
      });
    }
  }
  if (work.reviewsBelow.overdue > 0) {
    const { overdue, organizations, firstDueOn } = work.reviewsBelow;
    list.push({
      title: words.reviewsBelow(formatNumber(locale, organizations), formatNumber(locale, overdue)),
      note: late(firstDueOn),
      href: '/console/coverage?view=reviews',
      late: true,
    });
  }
  if (work.late.below.count > work.late.own.count) {
    list.push({
      title: words.lateBelow(count(work.late.below.count)),
      note: late(work.late.below.firstDueOn),
      href: '/console/coverage',
      late: true,
    });
  }
  return list;
}

/** What residents wait for, each kind by its clock. */
function suggestionsToDo(
  waiting: Work['suggestions'],
  words: ConsoleMessages['home']['suggestions'],
  count: (value: number) => string,
): ToDo[] {
  const line = (title: string, late: number, queue: string): ToDo => ({
    title,
    note: late > 0 ? words.late(count(late)) : undefined,
    href: `${SUGGESTIONS}?queue=${queue}`,
    late: late > 0,
  });
  const { toDecide, toDecideLate, toAnswer, toAnswerLate, toReply, toReplyLate, held } = waiting;
  return [
    ...(toDecide > 0 ? [line(words.decide(count(toDecide)), toDecideLate, 'waiting')] : []),
    ...(toReply > 0 ? [line(words.reply(count(toReply)), toReplyLate, 'answering')] : []),
    ...(toAnswer > 0 ? [line(words.answer(count(toAnswer)), toAnswerLate, 'answering')] : []),
    ...(held > 0 ? [line(words.held(count(held)), 0, 'held')] : []),
  ];
}
