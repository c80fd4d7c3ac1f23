import type { LetterContent } from '../../../../../registry/letters/types.ts';
import { nameOf } from '../../../../../registry/rounds/rules.ts';
import type { RoundSettings } from '../../../../../registry/rounds/types.ts';
import { formatDay } from '../../../../../ui/messages/format.ts';
import { formatRecurrence } from '../../../../../ui/messages/recurrence.ts';
import type { ConsoleMessages } from '../../../../../ui/messages/load.ts';
import type { Locale } from '../../../../../ui/messages/locale.ts';

interface Field {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Two versions field by field; items are matched by id, so that moving one is no change. */
export function fieldsBetween(
  before: LetterContent,
  after: LetterContent,
  words: ConsoleMessages['propose']['letter'],
  locale: Locale,
  settings: RoundSettings,
  recurrence: ConsoleMessages['words']['recurrence'],
): Field[] {
  const categories = [...settings.categories.organization, ...settings.categories.person];
  const told = (content: LetterContent, id: string): Readonly<Record<string, string>> => {
    const item = content.items.find((candidate) => candidate.id === id);
    if (!item) return {};
    return {
      [words.category]: item.category && nameOf(locale, categories, item.category),
      [words.content]: item.content,
      [words.measures]: item.measures,
      [words.responsiblePerson]: item.responsiblePerson,
      [words.dueOn]: item.dueOn && formatDay(locale, item.dueOn),
      [words.targetQuantity]:
        item.targetQuantity === undefined
          ? ''
          : words.target(String(item.targetQuantity), item.targetUnit ?? ''),
      [recurrence.label]: item.recurrence ? formatRecurrence(recurrence, item.recurrence) : '',
    };
  };
  const ids = [...new Set([...after.items, ...before.items].map(({ id }) => id))];
  return [
    { label: words.opening, before: before.opening, after: after.opening },
    ...ids.flatMap((id) => {
      const [old, now] = [told(before, id), told(after, id)];
      const place = after.items.findIndex((item) => item.id === id);
      const title = place >= 0 ? words.item(place + 1) : words.removed;
      return Object.keys({ ...old, ...now }).map((label) => ({
        label: `${title} ${label}`,
        before: old[label] ?? '',
        after: now[label] ?? '',
      }));
    }),
  ];
}
