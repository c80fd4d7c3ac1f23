import type { ConsoleMessages } from '../../../../../ui/messages/load.ts';

const FIELDS = [
  'category',
  'content',
  'measures',
  'responsiblePerson',
  'dueOn',
  'targetQuantity',
  'targetUnit',
  'needs',
] as const;

/** Names of the fields of a draft, for the list of faults: `items.0.content` → 第 1 项 承诺事项. */
export const fieldLabels = (
  words: ConsoleMessages['propose']['letter'],
  items: number,
  recurrence: { readonly label: string; readonly times: string },
): Record<string, string> => ({
  opening: words.opening,
  items: words.items,
  ...Object.fromEntries(
    Array.from({ length: items }, (_, i) => [
      ...FIELDS.map((field) => [
        `items.${i}.${field === 'needs' ? 'needIds' : field}`,
        `${words.item(i + 1)} ${words[field]}`,
      ]),
      [`items.${i}.recurrence.every`, `${words.item(i + 1)} ${recurrence.label}`],
      [`items.${i}.recurrence`, `${words.item(i + 1)} ${recurrence.label}`],
      [`items.${i}.recurrence.times`, `${words.item(i + 1)} ${recurrence.times}`],
    ]).flat(),
  ),
});
