import type { LetterContent } from '../../../../registry/letters/index.ts';
import type { Editable } from '../../../../steps/2-review/types.ts';
import { EDITABLE } from '../../../../steps/2-review/types.ts';
import type { Sent } from '../../../../ui/form/sent.ts';

/** What was said of single items, by item id. */
export const remarksOf = (sent: Sent): Record<string, string> =>
  Object.fromEntries(
    [...sent.data.keys()].flatMap((name) =>
      name.startsWith('remarks.') ? [[name.slice('remarks.'.length), sent.text(name)]] : [],
    ),
  );

/** Other words proposed for items; a field that still says what the letter says proposes nothing. */
export function editsOf(
  sent: Sent,
  { items }: Pick<LetterContent, 'items'>,
): Record<string, Partial<Record<Editable, string>>> {
  const edits: Record<string, Partial<Record<Editable, string>>> = {};
  for (const item of items) {
    for (const field of EDITABLE) {
      const typed = sent.optional(`edits.${item.id}.${field}`);
      if (typed !== undefined && typed !== item[field].trim())
        edits[item.id] = { ...edits[item.id], [field]: typed };
    }
  }
  return edits;
}
