import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { dayField, optionalField, textField } from '../../platform/text-fields.ts';
import { typedNumber } from './rules.ts';
import { ITEM_STATES, LIGHTS } from './types.ts';

const MOST_TEXT = 2000;

const figure = z
  .number({ error: ({ code }) => (code === 'invalid_type' ? 'input.not-a-number' : undefined) })
  .min(0);
const quantity = z.preprocess(typedNumber, figure.max(1e12).optional());
const optionalText = optionalField(textField(MOST_TEXT)).transform((text) => text ?? '');

export const progressInput = z.object({
  itemId: z.uuid(),
  text: optionalText,
  progress: z.preprocess(typedNumber, figure.int('input.not-a-number').max(100).optional()),
  quantity,
  notedOn: optionalField(dayField),
});

export const claimInput = z.object({ itemId: z.uuid(), result: textField(MOST_TEXT), quantity });

export const closeOutInput = z.object({ itemId: z.uuid(), opinion: optionalText });

export const sendBackInput = z.object({ itemId: z.uuid(), opinion: textField(MOST_TEXT) });

/** Filters come from the address: what cannot be read counts as not set. */
export const ledgerFilter = z.object({
  state: z.enum(ITEM_STATES).optional().catch(undefined),
  light: z.enum(LIGHTS).optional().catch(undefined),
  committer: z.enum(['organization', 'person']).optional().catch(undefined),
  dueFrom: z.string().refine(isDay).optional().catch(undefined),
  dueTo: z.string().refine(isDay).optional().catch(undefined),
  text: z.string().trim().max(60).optional().catch(undefined),
});
export type LedgerFilter = z.output<typeof ledgerFilter>;
