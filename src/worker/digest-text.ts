import type { Digest, DigestLine, Duty } from '../oversight/reminders/index.ts';
import { formatDay, formatMoment, formatNumber } from '../ui/messages/format.ts';
import { messagesFor } from '../ui/messages/index.ts';

/** Where each kind of work is done. */
const PLACES: Readonly<Record<Duty, string>> = {
  returned: '/console',
  advice: '/console',
  review: '/console/2-review',
  suggestions: '/console/1-propose/suggestions',
  lateOwn: '/console/4-fulfill?light=overdue',
  deeds: '/console/4-fulfill?deeds=open',
  claims: '/console/4-fulfill/verify',
  publish: '/console/3-publish',
  blankMembers: '/console/1-propose/participants',
  blankOrganizations: '/console/1-propose/letters',
  reviewsBelow: '/console/coverage?view=reviews',
  lateBelow: '/console/coverage?view=items',
};

export interface Sender {
  readonly office: string;
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
  readonly now: Date;
}

/** The digest in words: counts and links. */
export function digestText(
  { language, day, lines }: Digest,
  { office, origin, now }: Sender,
): { readonly subject: string; readonly text: string } {
  const m = messagesFor(language).digest;
  const countOf = (count: number, more = false): string => {
    const text = formatNumber(language, count);
    return more ? m.orMore(text) : text;
  };
  const wordsOf = ({ duty, count, more, late }: DigestLine): string => {
    const words = m.duties[duty](countOf(count, more));
    return late > 0 && late < count ? m.late(words, countOf(late)) : words;
  };
  const body = lines.map((line, i) => `${m.line(i + 1, wordsOf(line))}\n   ${origin}${PLACES[line.duty]}`);
  return {
    subject: m.subject(countOf(lines.length), formatDay(language, day)),
    text: [
      m.opening(office, formatMoment(language, now)),
      body.join('\n'),
      m.all(`${origin}/console`),
      m.closing(`${origin}/console/accounts/me`),
      '',
    ].join('\n\n'),
  };
}
