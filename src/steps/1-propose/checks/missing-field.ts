import type { ItemContent } from '../../../registry/letters/types.ts';
import type { Check, CheckedField, Found } from './types.ts';

const FIELDS = ['category', 'content', 'measures', 'responsiblePerson', 'dueOn'] as const;

/** Clause L2: what, how, who, until when. One finding an item, whatever is missing. */
export const missingField: Check = ({ items }) =>
  items.flatMap((item): readonly Found[] => {
    const missing: (CheckedField | 'targetUnit')[] = FIELDS.filter((field) => !item[field].trim());
    // Nothing is written there yet: that needs no comment.
    if (missing.length === FIELDS.length) return [];
    if (item.targetQuantity !== undefined && !item.targetUnit) missing.push('targetUnit');
    if (missing.length === 0) return [];
    return [{ reason: 'missingFields', itemId: item.id, spans: [], params: { fields: missing.join(' ') } }];
  });

/** Something was promised; only then do its words say anything. */
export const isWritten = (item: Pick<ItemContent, 'content'>): boolean => item.content.trim() !== '';
