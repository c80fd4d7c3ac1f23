import type { ItemContent, LetterContent } from '../../../../registry/letters/types.ts';
import { EDITABLE, type Editable, type Review } from '../../../../steps/2-review/types.ts';

/** An item that was asked about or changed since the letter was sent back. */
export interface ChangedItem {
  readonly id: string;
  /** Its place in the newest version, else in the one before. */
  readonly n: number;
  readonly before: ItemContent | undefined;
  readonly after: ItemContent | undefined;
  readonly remark: string | undefined;
  readonly proposed: Readonly<Partial<Record<Editable, string>>>;
  /** Every proposed wording stands in the letter now. */
  readonly taken: boolean;
  readonly answer: string | undefined;
}

export interface Changes {
  /** Asked about by the reviewer, in the order of the letter. */
  readonly asked: readonly ChangedItem[];
  /** Changed without being asked about. */
  readonly others: readonly ChangedItem[];
  /** Places of the items that are as they were. */
  readonly untouched: readonly number[];
}

/** What became of a letter that was sent back: first what was asked, then what else changed. */
export function changesSince(
  review: Pick<Review, 'remarks' | 'edits' | 'answers'>,
  before: LetterContent,
  after: LetterContent,
): Changes {
  const gone = before.items.filter(({ id }) => !after.items.some((item) => item.id === id));
  const items = [...after.items, ...gone].map(({ id }): ChangedItem => {
    const [place, old] = [after, before].map(({ items: list }) => list.findIndex((item) => item.id === id));
    const proposed = review.edits[id] ?? {};
    const now = after.items[place ?? -1];
    return {
      id,
      n: ((place ?? -1) >= 0 ? (place ?? 0) : (old ?? 0)) + 1,
      before: before.items[old ?? -1],
      after: now,
      remark: review.remarks[id],
      proposed,
      taken: EDITABLE.every((field) => proposed[field] === undefined || proposed[field] === now?.[field]),
      answer: review.answers[id],
    };
  });
  const isAsked = ({ remark, proposed }: ChangedItem) =>
    remark !== undefined || Object.keys(proposed).length > 0;
  const rest = items.filter((item) => !isAsked(item));
  const isSame = (item: ChangedItem) => same(item.before) === same(item.after);
  return {
    asked: items.filter(isAsked),
    others: rest.filter((item) => !isSame(item)),
    untouched: rest.filter(isSame).map(({ n }) => n),
  };
}

/** Linked needs are no words of the promise. */
const same = (item: ItemContent | undefined): string => JSON.stringify(item && { ...item, needIds: [] });
