import * as z from 'zod';
import { dayField, nameField, optionalField, textField } from '../../platform/text-fields.ts';
import { typedNumber } from '../4-fulfill/rules.ts';
import { FULFILLED } from './types.ts';

const MOST_TEXT = 2000;
const MOST_PEOPLE = 100_000;

const text = textField(MOST_TEXT);
const optionalDay = optionalField(dayField);
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
  leaderName: nameField(30),
  leaderPost: optionalField(textField(50)),
  commentedOn: optionalDay,
  good: text,
  problem: text,
  direction: text,
  score,
});

export const publicAppraisalInput = z.object({
  letterId,
  heldOn: dayField,
  place: textField(100),
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
