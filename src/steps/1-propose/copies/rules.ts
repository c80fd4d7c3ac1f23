import { likeness } from '../../../kernel/likeness.ts';
import type { NearestTwin } from '../checks/types.ts';
import type { Twin } from './types.ts';

/** Percent of equal text. */
export const shareOf = (one: string, other: string): number =>
  one === other ? 100 : Math.floor(likeness(one, other) * 100);

/**
 * A twin as the check knows it: without a name when that is not to be known yet. `words`: what the own item says now,
 * while somebody types; without them the saved words count.
 */
export const nearest = (twin: Twin, words?: string): NearestTwin => ({
  itemId: twin.itemId,
  share: twin.readable && words !== undefined ? shareOf(words, twin.content) : twin.share,
  name: twin.readable ? twin.committerName : '',
});
