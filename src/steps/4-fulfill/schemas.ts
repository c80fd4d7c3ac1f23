import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { ITEM_STATES, LIGHTS } from './types.ts';

const MOST_TEXT = 2000;

/** A form field left empty is absent, not a wrong number. */
const blank = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

const text = z.string().trim().max(MOST_TEXT, 'input.too-long');
const quantity = z.preprocess(
  blank,
  z.coerce.number('input.not-a-number').min(0, 'input.too-small').max(1e12, 'input.too-big').optional(),
);
const day = z.preprocess(blank, z.string().refine(isDay, 'input.not-a-day').optional());

export const progressInput = z.object({
  itemId: z.uuid(),
  text: text.default(''),
  progress: z.preprocess(
    blank,
    z.coerce
      .number('input.not-a-number')
      .int('input.not-a-number')
      .min(0, 'input.too-small')
      .max(100, 'input.too-big')
      .optional(),
  ),
  quantity,
  notedOn: day,
});

export const claimInput = z.object({
  itemId: z.uuid(),
  result: text.min(4, 'input.too-short'),
  quantity,
});

export const closeOutInput = z.object({ itemId: z.uuid(), opinion: text.default('') });

export const sendBackInput = z.object({ itemId: z.uuid(), opinion: text.min(4, 'input.too-short') });

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
