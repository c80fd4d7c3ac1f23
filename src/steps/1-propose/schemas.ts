import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { personalDataIn } from '../../kernel/personal-data.ts';
import { NEED_SOURCES, URGENCIES } from './types.ts';

export const NEED_LIMITS = { text: 500, place: 60, category: 40, answer: 500 } as const;

/** Contact data of residents stays with the handler and out of the bank (product law 8). */
const publicText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => personalDataIn(text).length === 0, 'letter.personal-data');

export const newNeed = z.object({
  organizationId: z.uuid('input.malformed'),
  text: publicText(NEED_LIMITS.text).refine((text) => text !== '', 'input.missing'),
  category: z.string().max(NEED_LIMITS.category).optional(),
  source: z.enum(NEED_SOURCES),
  place: publicText(NEED_LIMITS.place).optional(),
  urgency: z.enum(URGENCIES).default('normal'),
  raisedCount: z.number().int().min(1).max(1_000_000).default(1),
  heardOn: z.string().refine(isDay, 'input.not-a-day'),
});

export const needAnswer = z.object({
  revision: z.number().int(),
  answer: publicText(NEED_LIMITS.answer).refine((text) => text !== '', 'input.missing'),
});
