import * as z from 'zod';
import { dayField } from '../../platform/text-fields.ts';
import { LIMITS } from '../../registry/letters/types.ts';
import { BATCH_MOST, OPINION_MOST, REMARK_MOST } from './types.ts';

const revision = z.number().int();
const opinion = z.string().trim().max(OPINION_MOST).default('');
const itemId = z.uuid('input.malformed');
const filled = <Value>(typed: Readonly<Record<string, Value>>, isEmpty: (value: Value) => boolean) =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => !isEmpty(value)));
/** Remarks by item id; empty ones are left out. */
const remarks = z
  .record(itemId, z.string().trim().max(REMARK_MOST))
  .default({})
  .transform((typed) => filled(typed, (remark) => remark === ''));
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform((text) => text || undefined);
const edits = z
  .record(
    itemId,
    z
      .object({ content: words(LIMITS.content), measures: words(LIMITS.measures) })
      .transform((fields) => filled(fields, (text) => text === undefined)),
  )
  .default({})
  .transform((typed) => filled(typed, (fields) => Object.keys(fields).length === 0));
const count = z.number().int().min(0).max(10_000);

export const vote = z.object({
  heldOn: dayField,
  present: count.min(1),
  for: count,
  against: count,
  abstained: count,
});

/** Answers to the remarks of the last review, by item id. */
const answers = z.record(itemId, z.string().trim().max(REMARK_MOST)).default({});

export const answering = z.object({ answers });
export const submission = z.object({ revision, answers });
export const recalling = z.object({ revision });
export const approval = z.object({ revision, opinion, remarks, edits, vote: vote.optional() });
export const sendingBack = z.object({
  revision,
  opinion,
  remarks,
  edits,
  vote: vote.optional(),
  reasons: z.array(z.string().max(40)).min(1, 'review.reason-missing').max(20),
});

export const batchApproval = z.object({
  letters: z
    .array(z.object({ letterId: itemId, revision }))
    .min(1, 'review.nothing-chosen')
    .max(BATCH_MOST),
  opinion,
  vote: vote.optional(),
});
