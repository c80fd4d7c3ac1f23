import type { ItemContent, LetterContent } from '../../../../../registry/letters/types.ts';
import { nameOf } from '../../../../../registry/rounds/rules.ts';
import type { RoundSettings } from '../../../../../registry/rounds/types.ts';
import { formatDay } from '../../../../../ui/messages/format.ts';
import { formatRecurrence } from '../../../../../ui/messages/recurrence.ts';
import type { ConsoleMessages } from '../../../../../ui/messages/load.ts';
import type { Locale } from '../../../../../ui/messages/locale.ts';

export interface Field {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

interface Words {
  readonly letter: ConsoleMessages['propose']['letter'];
  readonly recurrence: ConsoleMessages['words']['recurrence'];
  readonly locale: Locale;
  readonly settings: RoundSettings;
}

/** One item in two versions; undefined where it was not there. */
export function itemFieldsBetween(
  before: ItemContent | undefined,
  after: ItemContent | undefined,
  { letter: words, recurrence, locale, settings }: Words,
): Field[] {
  const categories = [...settings.categories.organization, ...settings.categories.person];
  const told = (item: ItemContent | undefined): Readonly<Record<string, string>> =>
    item
      ? {
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
        }
      : {};
  const [old, now] = [told(before), told(after)];
  return Object.keys({ ...old, ...now }).map((label) => ({
    label,
    before: old[label] ?? '',
    after: now[label] ?? '',
  }));
}

/** Two versions field by field; items are matched by id, so that moving one is no change. */
export function fieldsBetween(
  before: LetterContent,
  after: LetterContent,
  letter: Words['letter'],
  locale: Locale,
  settings: RoundSettings,
  recurrence: Words['recurrence'],
): Field[] {
  const ids = [...new Set([...after.items, ...before.items].map(({ id }) => id))];
  return [
    { label: letter.opening, before: before.opening, after: after.opening },
    ...ids.flatMap((id) => {
      const place = after.items.findIndex((item) => item.id === id);
      const title = place >= 0 ? letter.item(place + 1) : letter.removed;
      const old = before.items.find((item) => item.id === id);
      return itemFieldsBetween(old, after.items[place], { letter, recurrence, locale, settings }).map(
        (field) => ({
          ...field,
          label: `${title} ${field.label}`,
        }),
      );
    }),
  ];
}
