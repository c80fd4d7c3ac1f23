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
      needIds: sent.texts(at('needIds')),
    });
  }
  return items;
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
  needIds: [],
};

export const draftOf = (sent: Sent, items: readonly TypedItem[] = itemsOf(sent)) => ({
  revision: sent.number('revision') ?? 0,
  opening: sent.text('opening'),
  items,
});
