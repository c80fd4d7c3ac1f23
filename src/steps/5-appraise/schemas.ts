import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { cleanName } from '../../kernel/names.ts';
import { FULFILLED } from './types.ts';

const MOST_TEXT = 2000;
const MOST_PEOPLE = 100_000;

/** A form field left empty is absent, not a wrong number. */
const blank = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

const text = z.string().trim().min(4, 'input.too-short').max(MOST_TEXT, 'input.too-long');
const day = z.string().refine(isDay, 'input.not-a-day');
const optionalDay = z.preprocess(blank, day.optional());
const score = z.preprocess(
  blank,
  z.coerce.number('input.not-a-number').min(0, 'input.too-small').max(100, 'input.too-big'),
);
const count = z.preprocess(
  blank,
  z.coerce
    .number('input.not-a-number')
    .int('input.not-a-number')
    .min(0, 'input.too-small')
    .max(MOST_PEOPLE, 'input.too-big'),
);
const letterId = z.uuid();

export const selfCheckInput = z.object({
  letterId,
  statement: text,
  checkedOn: optionalDay,
  items: z
    .array(z.object({ itemId: z.uuid(), fulfilled: z.enum(FULFILLED, 'input.missing'), statement: text }))
    .max(200),
});

export const commentInput = z.object({
  letterId,
  leaderName: z.string().transform(cleanName).pipe(z.string().min(2, 'input.too-short').max(30)),
  leaderPost: z.string().trim().max(50, 'input.too-long').default(''),
  commentedOn: optionalDay,
  good: text,
  problem: text,
  direction: text,
  score,
});

export const publicAppraisalInput = z.object({
  letterId,
  heldOn: day,
  place: z.string().trim().min(2, 'input.too-short').max(100, 'input.too-long'),
  participants: count.pipe(z.number().min(1, 'input.too-small')),
  issued: count.pipe(z.number().min(1, 'input.too-small')),
  returned: count,
  invalid: z.preprocess((value) => blank(value) ?? 0, count),
  counts: z.record(
    z.string().max(40),
    z.preprocess((value) => blank(value) ?? 0, count),
  ),
});

export const assessInput = z.object({ letterId, organizationScore: score, opinion: text });

/** `seen`: the moment of the proposal that was looked at; another proposal made since is not confirmed unseen. */
export const confirmInput = z.object({ letterId, seen: z.iso.datetime('input.malformed') });

export const findingInput = z.object({ itemId: z.uuid(), reason: text });

export const orderInput = z.object({ itemId: z.uuid(), reason: text, dueOn: optionalDay });
