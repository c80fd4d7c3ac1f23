import type { Day } from '../../../../kernel/days.ts';
import { formatDay } from '../../../../ui/messages/format.ts';
import type { Locale } from '../../../../ui/messages/locale.ts';
import type { questionnaires } from '../../../../ui/messages/zh/questionnaires.ts';

/** First and last day in words. */
export function daysOf(
  locale: Locale,
  m: typeof questionnaires,
  { opensOn, closesOn }: { opensOn: Day | null; closesOn: Day | null },
): string {
  const from = opensOn ? m.from(formatDay(locale, opensOn)) : '';
  const until = closesOn ? m.until(formatDay(locale, closesOn)) : '';
  return [from, until].filter(Boolean).join(locale === 'zh' ? '，' : ', ') || m.noEnd;
}
