import * as z from 'zod';
import { optionalField, textField } from '../../../platform/text-fields.ts';
import { GUIDANCE_LIMITS } from './types.ts';

const id = z.uuid('input.malformed');

export const newNote = z.object({
  letterId: id,
  /** Left out for advice on the letter as a whole. */
  itemId: optionalField(id),
  /** The thread that is answered; it says which item it is about. */
  replyToId: optionalField(id),
  text: textField(GUIDANCE_LIMITS.text),
});
