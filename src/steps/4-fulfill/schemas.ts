import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { typedNumber } from './rules.ts';
import { ITEM_STATES, LIGHTS } from './types.ts';

const MOST_TEXT = 2000;

const blank = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

const text = z.string().trim().max(MOST_TEXT);
const figure = z
  .number({ error: ({ code }) => (code === 'invalid_type' ? 'input.not-a-number' : undefined) })
  .min(0);
const quantity = z.preprocess(typedNumber, figure.max(1e12).optional());
const day = z.preprocess(blank, z.string().refine(isDay, 'input.not-a-day').optional());

export const progressInput = z.object({
  itemId: z.uuid(),
  text: text.default(''),
  progress: z.preprocess(typedNumber, figure.int('input.not-a-number').max(100).optional()),
  quantity,
  notedOn: day,
});

export const claimInput = z.object({
  itemId: z.uuid(),
  result: text.min(4),
  quantity,
});

export const closeOutInput = z.object({ itemId: z.uuid(), opinion: text.default('') });

export const sendBackInput = z.object({ itemId: z.uuid(), opinion: text.min(4) });

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
