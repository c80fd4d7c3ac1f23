import type { ConsoleMessages } from '../../../../ui/messages/load.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import { formatMoment } from '../../../../ui/messages/format.ts';
import type { FormFailure } from '../../../../ui/form/failure.ts';
import type { Desk } from './+page.server.ts';

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

/** Why the decision did not count, from how the letter stands now; null when it is out of sight. */
export function whyLost(m: ConsoleMessages, locale: Locale, desk: Desk | null): string {
  const words = m.review.desk.lost;
  if (!desk) return words.gone;
  const { letter } = desk.view;
  const last = desk.reviews.find(({ undoneAt }) => undoneAt === null);
  if (letter.state === 'draft') return words.withdrawn;
  if (desk.waiting?.mayDecide) return words.resubmitted;
  if (letter.state !== 'submitted' && last) {
    return words.decided(
      `${last.organizationName}${last.reviewerName}`,
      m.propose.letter.states[last.decision],
      formatMoment(locale, last.at),
    );
  }
  return desk.waiting ? words.transferred(desk.waiting.responsible.organizationName) : words.other;
}

export interface Kept {
  readonly label: string;
  readonly text: string;
}

/** What was typed and has no field any more, to be copied from the page. */
export function keptOf(m: ConsoleMessages, { values }: FormFailure, desk: Desk | null): Kept[] {
  const words = m.review.desk;
  const named = (beginning: string) => Object.keys(values).filter((name) => name.startsWith(beginning));
  const first = (name: string) => values[name]?.[0] ?? '';
  const ids = named('remarks.').map((name) => name.slice('remarks.'.length));
  const items = desk?.view.shown.content.items ?? [];
  const isChanged = (name: string): boolean => {
    const [, id, field] = name.split('.');
    const item = items.find((candidate) => candidate.id === id);
    return item?.[field === 'measures' ? 'measures' : 'content'] !== first(name);
  };
  return [
    { label: words.opinion, text: first('opinion') },
    ...ids.map((id, i) => ({ label: words.remark(i + 1), text: first(`remarks.${id}`) })),
    ...ids.flatMap((id, i) =>
      named(`edits.${id}.`)
        .filter(isChanged)
        .map((name) => ({ label: words.propose(i + 1), text: first(name) })),
    ),
  ].filter(({ text }) => text !== '');
}
