import { personalDataIn } from '../../../kernel/personal-data.ts';
import type { Check, Found } from './types.ts';

const FIELDS = ['content', 'measures', 'responsiblePerson'] as const;

/** Numbers that identify a private person; they also keep a letter from being handed in (product law 8). */
export const personalData: Check = ({ opening, items }) => {
  const found = (text: string, at: Pick<Found, 'itemId' | 'field'>): Found[] => {
    const data = personalDataIn(text);
    if (data.length === 0) return [];
    const spans = data.map(({ from, to }) => ({ from, to }));
    return [{ ...at, reason: 'personalData', spans, params: { kind: data[0]!.kind } }];
  };
  return [
    ...found(opening, { field: 'opening' }),
    ...items.flatMap((item) => FIELDS.flatMap((field) => found(item[field], { itemId: item.id, field }))),
  ];
};
