import * as z from 'zod';
import { dayField, optionalField, textField } from '../../../platform/text-fields.ts';
import { NEED_LIMITS, NEED_SOURCES, URGENCIES } from './types.ts';

/** Contact data of residents stays with the handler and out of the bank (product law 8). */
export const newNeed = z.object({
  organizationId: z.uuid('input.malformed'),
  text: textField(NEED_LIMITS.text),
  category: optionalField(z.string().max(NEED_LIMITS.category)),
  source: z.enum(NEED_SOURCES),
  place: optionalField(textField(NEED_LIMITS.place)),
  urgency: z.enum(URGENCIES).default('normal'),
  raisedCount: z.number().int().min(1).max(1_000_000).default(1),
  heardOn: dayField,
});

export const needAnswer = z.object({
  revision: z.number().int(),
  answer: textField(NEED_LIMITS.answer),
});
