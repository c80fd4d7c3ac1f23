import type { ItemState, LetterState } from './types.ts';

/**
 * Acts that move a letter's newest version. `passUp` hands an approved letter to the second level, `undoReview` takes a
 * decision back within its first moments; `revise` opens a new draft version of a published letter, `dropRevision`
 * gives it up again.
 */
export type LetterAct =
  | 'submit'
  | 'recall'
  | 'sendBack'
  | 'passUp'
  | 'approve'
  | 'undoReview'
  | 'publish'
  | 'revise'
  | 'dropRevision';

/** Acts that move a published item. */
export type ItemAct =
  | 'reportProgress'
  | 'claimDone'
  | 'sendClaimBack'
  | 'sendBackToRectification'
  | 'closeOut'
  | 'findUnfulfilled'
  | 'orderRectification'
  | 'withdraw';

type Table<State extends string, Act extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Act, State>>>>
>;

/** The one table of a letter's way from 提诺 to 亮诺; what is not in it is refused. */
export const LETTER_LIFECYCLE: Table<LetterState, LetterAct> = {
  draft: { submit: 'submitted', dropRevision: 'published' },
  submitted: {
    recall: 'draft',
    sendBack: 'returned',
    passUp: 'submitted',
    approve: 'approved',
    undoReview: 'submitted',
  },
  returned: { submit: 'submitted', undoReview: 'submitted', dropRevision: 'published' },
  approved: { undoReview: 'submitted', publish: 'published' },
  published: { revise: 'draft' },
};

/** The one table of an item's way from 亮诺 to the verdict. Overdue is derived from dates and never a state. */
export const ITEM_LIFECYCLE: Table<ItemState, ItemAct> = {
  inProgress: {
    reportProgress: 'inProgress',
    claimDone: 'reportedDone',
    findUnfulfilled: 'unfulfilled',
    withdraw: 'withdrawn',
  },
  reportedDone: {
    sendClaimBack: 'inProgress',
    // A claim made under a rectification order falls back under it.
    sendBackToRectification: 'underRectification',
    closeOut: 'closedOut',
  },
  closedOut: {},
  unfulfilled: { orderRectification: 'underRectification' },
  underRectification: {
    reportProgress: 'underRectification',
    claimDone: 'reportedDone',
    withdraw: 'withdrawn',
  },
  withdrawn: {},
};

export const nextLetterState = (state: LetterState, act: LetterAct): LetterState | undefined =>
  LETTER_LIFECYCLE[state][act];

export const nextItemState = (state: ItemState, act: ItemAct): ItemState | undefined =>
  ITEM_LIFECYCLE[state][act];
