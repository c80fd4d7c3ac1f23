import { EDITABLE, type Editable, type Review } from '../../../../../steps/2-review/types.ts';
import type { Sent } from '../../../../../ui/form/sent.ts';
import type { TypedItem } from './letter-form.ts';

/** What the reviewer asked of one item when sending the letter back. */
export interface Asked {
  readonly remark: string | undefined;
  readonly proposed: Readonly<Partial<Record<Editable, string>>>;
  /** What the author has answered so far. */
  readonly answer: string;
}

export function askedOf(
  review: Pick<Review, 'remarks' | 'edits' | 'answers'> | undefined,
  itemId: string | undefined,
): Asked | undefined {
  if (!review || itemId === undefined) return undefined;
  const [remark, proposed] = [review.remarks[itemId], review.edits[itemId]];
  if (remark === undefined && proposed === undefined) return undefined;
  return { remark, proposed: proposed ?? {}, answer: review.answers[itemId] ?? '' };
}

const ANSWERS = 'answers.';
export const answerName = (itemId: string): string => ANSWERS + itemId;

/** Answers a form sent, by item id. */
export const answersOf = (sent: Sent): Record<string, string> =>
  Object.fromEntries(
    [...sent.data.keys()].flatMap((name) =>
      name.startsWith(ANSWERS) ? [[name.slice(ANSWERS.length), sent.text(name)]] : [],
    ),
  );

/** The items with the proposed words of one of them taken over. */
export const withWording = (
  items: readonly TypedItem[],
  index: number,
  review: Pick<Review, 'edits'> | undefined,
): TypedItem[] =>
  items.map((item, i) => {
    const proposed = i === index && item.id !== undefined ? review?.edits[item.id] : undefined;
    return proposed ? { ...item, ...proposed } : item;
  });

/** Everything proposed stands in the item now. */
export const isTaken = (proposed: Asked['proposed'], item: Pick<TypedItem, Editable>): boolean =>
  EDITABLE.every((field) => proposed[field] === undefined || proposed[field] === item[field].trim());
