import { nextItemState } from './lifecycle.ts';
import type { ItemState, Letter } from './types.ts';

/** 书面承诺: a letter counts as written once it was handed in, and for good once it was published. */
export const isWritten = (letter: Pick<Letter, 'state' | 'publishedVersion'>): boolean =>
  letter.publishedVersion !== null || ['submitted', 'approved', 'published'].includes(letter.state);

/** A verdict is on the way or given: the words of the item are not touched any more. */
export const isSettled = (state: ItemState | undefined): boolean =>
  state === 'reportedDone' || state === 'closedOut' || state === 'unfulfilled' || state === 'withdrawn';

export const withdrawable = (state: ItemState): boolean => nextItemState(state, 'withdraw') !== undefined;
