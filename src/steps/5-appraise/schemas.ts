import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { cleanName } from '../../kernel/names.ts';
import { typedNumber } from '../4-fulfill/rules.ts';
import { FULFILLED } from './types.ts';

const MOST_TEXT = 2000;
const MOST_PEOPLE = 100_000;

const blank = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

const text = z.string().trim().min(4).max(MOST_TEXT);
const day = z.string().refine(isDay, 'input.not-a-day');
const optionalDay = z.preprocess(blank, day.optional());
const figure = z.number({
  error: ({ code, input }) => {
    if (code !== 'invalid_type') return undefined;
    return input === undefined ? 'input.missing' : 'input.not-a-number';
  },
});
const score = z.preprocess(typedNumber, figure.min(0).max(100));
const people = figure.int('input.not-a-number').max(MOST_PEOPLE);
const count = z.preprocess(typedNumber, people.min(0));
const someone = z.preprocess(typedNumber, people.min(1));
const orNone = z.preprocess((value) => typedNumber(value) ?? 0, people.min(0));
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
  leaderName: z.string().transform(cleanName).pipe(z.string().min(2).max(30)),
  leaderPost: z.string().trim().max(50).default(''),
  commentedOn: optionalDay,
  good: text,
  problem: text,
  direction: text,
  score,
});

export const publicAppraisalInput = z.object({
  letterId,
  heldOn: day,
  place: z.string().trim().min(2).max(100),
  participants: someone,
  issued: someone,
  returned: count,
  invalid: orNone,
  counts: z.record(z.string().max(40), orNone),
});

export const assessInput = z.object({ letterId, organizationScore: score, opinion: text });

/** `seen`: the moment of the proposal that was looked at; another proposal made since is not confirmed unseen. */
export const confirmInput = z.object({ letterId, seen: z.iso.datetime('input.malformed') });

export const findingInput = z.object({ itemId: z.uuid(), reason: text });

export const orderInput = z.object({ itemId: z.uuid(), reason: text, dueOn: optionalDay });
