import * as z from 'zod';
import { dayField, idField, optionalField, textField } from '../../../platform/text-fields.ts';
import { CHANNELS } from './types.ts';

/** One reading may go through all letters of a branch. */
export const LETTERS_AT_ONCE = 200;

export const occasionInput = z.object({
  channel: z.enum(CHANNELS, 'input.missing'),
  heldOn: dayField,
  place: optionalField(textField(60)),
  letterIds: z
    .array(idField)
    .min(1, 'publish.nothing-chosen')
    .max(LETTERS_AT_ONCE)
    .transform((ids) => [...new Set(ids)].toSorted()),
});

export const takingBackInput = z.object({
  occasionId: idField,
  letterId: idField,
  reason: textField(200),
});
