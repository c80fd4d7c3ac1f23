import { EVERY, type Recurrence } from '../../../../../registry/letters/types.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';

/** The items a form sent, in their order: `items.0.content`, `items.1.content`, … */
export function itemsOf(sent: Sent) {
  const items = [];
  for (let i = 0; sent.data.has(`items.${i}.content`); i += 1) {
    const at = (name: string): string => `items.${i}.${name}`;
    items.push({
      id: sent.optional(at('id')),
      category: sent.text(at('category')),
      content: sent.text(at('content')),
      measures: sent.text(at('measures')),
      responsiblePerson: sent.text(at('responsiblePerson')),
      dueOn: sent.text(at('dueOn')),
      targetQuantity: sent.number(at('targetQuantity')),
      targetUnit: sent.optional(at('targetUnit')),
      recurrence: recurrenceOf(sent, at('recurrence')),
      needIds: sent.texts(at('needIds')),
    });
  }
  return items;
}

function recurrenceOf(sent: Sent, at: string): Recurrence | undefined {
  const every = EVERY.find((each) => each === sent.text(`${at}.every`));
  const times = sent.number(`${at}.times`);
  return every && (times === undefined ? { every } : { every, times });
}

export type TypedItem = ReturnType<typeof itemsOf>[number];

export const EMPTY_ITEM: TypedItem = {
  id: undefined,
  category: '',
  content: '',
  measures: '',
  responsiblePerson: '',
  dueOn: '',
  targetQuantity: undefined,
  targetUnit: undefined,
  recurrence: undefined,
  needIds: [],
};

/** Nothing is written in it yet, so something taken from beside the editor can go there. */
const isBlank = (item: TypedItem): boolean =>
  !item.content && !item.measures && !item.category && item.needIds.length === 0;

/** Where a new item goes: the first blank one, else behind the last. */
export function placeFor(items: readonly TypedItem[]): number {
  const blank = items.findIndex(isBlank);
  return blank < 0 ? items.length : blank;
}

/** The items with one more, which takes the place and the id of a blank one if there is one. */
export function withItem(items: readonly TypedItem[], item: TypedItem): TypedItem[] {
  const place = placeFor(items);
  return items.toSpliced(place, 1, { ...item, id: items[place]?.id });
}

/** An item that takes up a need: linked, with the need's category when the round has it. Its words are the author's. */
export const takingUpNeed = (
  need: { readonly id: string; readonly category: string | null },
  categories: readonly { readonly code: string }[],
): TypedItem => ({
  ...EMPTY_ITEM,
  category: categories.some(({ code }) => code === need.category) ? (need.category ?? '') : '',
  needIds: [need.id],
});

/** An unkept promise of the committer's own taken up again, with a new date to be set. */
export const takingUpAgain = (
  item: {
    readonly category: string;
    readonly content: string;
    readonly measures: string;
    readonly responsiblePerson: string;
    readonly targetQuantity: number | null;
    readonly targetUnit: string | null;
    readonly recurrence: Recurrence | null;
  },
  categories: readonly { readonly code: string }[],
): TypedItem => ({
  ...EMPTY_ITEM,
  category: categories.some(({ code }) => code === item.category) ? item.category : '',
  content: item.content,
  measures: item.measures,
  responsiblePerson: item.responsiblePerson,
  targetQuantity: item.targetQuantity ?? undefined,
  targetUnit: item.targetUnit ?? undefined,
  recurrence: item.recurrence ?? undefined,
});

export const draftOf = (sent: Sent, items: readonly TypedItem[] = itemsOf(sent)) => ({
  revision: sent.number('revision') ?? 0,
  opening: sent.text('opening'),
  items,
});
