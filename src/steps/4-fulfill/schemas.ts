import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { dayField, optionalField, textField } from '../../platform/text-fields.ts';
import { deedOfKey, typedNumber } from './rules.ts';
import { ITEM_STATES, LIGHTS } from './types.ts';

const MOST_TEXT = 2000;

const figure = z
  .number({ error: ({ code }) => (code === 'invalid_type' ? 'input.not-a-number' : undefined) })
  .min(0);
const quantity = z.preprocess(typedNumber, figure.max(1e12).optional());
const optionalText = optionalField(textField(MOST_TEXT)).transform((text) => text ?? '');

/** A dated deed as a select sends it. */
const deed = z
  .string({ error: () => 'input.missing' })
  .min(1, 'input.missing')
  .transform((typed, ctx) => {
    const key = deedOfKey(typed);
    if (!key) ctx.addIssue({ code: 'custom', message: 'input.malformed' });
    return key ?? z.NEVER;
  });

export const progressInput = z.object({
  itemId: z.uuid(),
  text: optionalText,
  progress: z.preprocess(typedNumber, figure.int('input.not-a-number').max(100).optional()),
  quantity,
  notedOn: optionalField(dayField),
  /** The deed of a recurring item that is done with it. */
  occurrence: optionalField(deed),
});

export const markInput = z.object({
  itemId: z.uuid(),
  occurrence: deed,
  doneOn: optionalField(dayField),
  note: optionalText,
});

export const takeBackInput = z.object({ itemId: z.uuid(), occurrence: deed, reason: textField(MOST_TEXT) });

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
  /** Recurring items: a deed was missed, or none is marked yet for the running period. */
  deeds: z.enum(['missed', 'open']).optional().catch(undefined),
  text: z.string().trim().max(60).optional().catch(undefined),
});
export type LedgerFilter = z.output<typeof ledgerFilter>;
