import type { ConsoleMessages } from '../../../../ui/messages/load.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import { formatMoment } from '../../../../ui/messages/format.ts';
import type { FormFailure } from '../../../../ui/form/failure.ts';
import type { PageData } from './$types';

/** Codes of a decision that did not count because the letter moved on meanwhile. */
const MOVED_ON = [
  'letter.conflict',
  'letter.wrong-state',
  'access.denied',
  'access.second-person',
  'letter.not-found',
];
export const isLost = (failure: FormFailure | undefined): failure is FormFailure =>
  failure !== undefined && MOVED_ON.includes(failure.code);

/** Why the decision did not count, from how the letter stands now. */
export function whyLost(m: ConsoleMessages, locale: Locale, data: PageData): string {
  const words = m.review.desk.lost;
  const { letter, mayReview } = data.view;
  const last = data.reviews.find(({ undoneAt }) => undoneAt === null);
  if (letter.state === 'draft') return words.withdrawn;
  if (mayReview) return words.resubmitted;
  if (letter.state !== 'submitted' && last) {
    return words.decided(
      `${last.organizationName}${last.reviewerName}`,
      m.propose.letter.states[last.decision],
      formatMoment(locale, last.at),
    );
  }
  return data.waiting ? words.transferred(data.waiting.responsible.organizationName) : words.other;
}

export interface Kept {
  readonly label: string;
  readonly text: string;
}

/** What was typed and has no field any more, to be copied from the page. */
export function keptOf(m: ConsoleMessages, { values }: FormFailure, data: PageData): Kept[] {
  const { items } = data.view.shown.content;
  const words = m.review.desk;
  const first = (name: string) => values[name]?.[0] ?? '';
  return [
    { label: words.opinion, text: first('opinion') },
    ...items.map(({ id }, i) => ({ label: words.remark(i + 1), text: first(`remarks.${id}`) })),
    ...items.flatMap((item, i) =>
      (['content', 'measures'] as const).map((field) => {
        const text = first(`edits.${item.id}.${field}`);
        return { label: words.propose(i + 1), text: text === item[field] ? '' : text };
      }),
    ),
  ].filter(({ text }) => text !== '');
}
