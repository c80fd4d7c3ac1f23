import type { WaitingAdvice } from '../../steps/1-propose/guidance-thread/index.ts';
import { formatNumber } from '../../ui/messages/format.ts';
import type { ConsoleMessages } from '../../ui/messages/load.ts';
import type { Locale } from '../../ui/messages/locale.ts';

/** 书记有 2 条指导意见: what waits for the reader of a letter, and from whom. */
export function adviceLine(
  { advice: words }: Pick<ConsoleMessages['home'], 'advice'>,
  locale: Locale,
  { from, count }: Pick<WaitingAdvice, 'from' | 'count'>,
): string {
  const number = formatNumber(locale, count);
  if (from === null) return words.mixed(number);
  return from === 'author' ? words.answers(number) : words.waiting(words.from[from], number);
}
