import * as z from 'zod';
import { nameField } from '../../platform/text-fields.ts';

const checker = nameField(30);

export const publishInput = z.object({ letterId: z.uuid(), secrecyCheckedBy: checker });

/** More at once would keep the sender waiting; the list is published page by page. */
export const PUBLISH_AT_ONCE = 200;

export const publishManyInput = z.object({
  letterIds: z.array(z.uuid()).min(1, 'publish.nothing-chosen').max(PUBLISH_AT_ONCE),
  secrecyCheckedBy: checker,
});
