import type { NearestTwin } from '../checks/types.ts';
import type { Twin } from './types.ts';

/** A twin as the check knows it: without a name when that is not to be known yet. */
export const nearest = (twin: Twin): NearestTwin => ({
  itemId: twin.itemId,
  share: twin.share,
  name: twin.readable ? twin.committerName : '',
});
