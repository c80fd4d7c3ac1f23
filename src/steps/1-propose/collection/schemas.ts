import * as z from 'zod';
import { dayField, optionalField, textField } from '../../../platform/text-fields.ts';
import { NEED_LIMITS, URGENCIES } from '../needs/types.ts';
import { ACTIVITY_KINDS, ACTIVITY_LIMITS, type ActivityKind, type ActivityRecord } from './types.ts';

const count = (least: number) => z.number().int().min(least).max(1_000_000);

const record = z.object({
  heldOn: dayField,
  place: textField(ACTIVITY_LIMITS.place),
  ledBy: textField(ACTIVITY_LIMITS.ledBy),
  minutes: optionalField(textField(ACTIVITY_LIMITS.minutes)).transform((text) => text ?? ''),
});

const none = { participants: null, households: null, enterprises: null, slips: null };

const meeting = record.extend({ participants: count(1) }).transform((one) => ({ ...none, ...one }));
const visit = record
  .extend({ households: optionalField(count(0)), enterprises: optionalField(count(0)) })
  .refine(({ households, enterprises }) => (households ?? 0) + (enterprises ?? 0) > 0, {
    path: ['households'],
    message: 'activity.count-missing',
  })
  .transform((one) => ({ ...none, ...one }));
const box = record.extend({ slips: count(0) }).transform((one) => ({ ...none, ...one }));

/** Each kind has counts of its own; those of others are left out. */
export const RECORD_OF: Readonly<Record<ActivityKind, z.ZodType<ActivityRecord, unknown>>> = {
  discussionMeeting: meeting,
  visit,
  suggestionBox: box,
};

export const newActivity = z.object({
  organizationId: z.uuid('input.malformed'),
  kind: z.enum(ACTIVITY_KINDS),
});

export const activityEdit = z.object({ revision: z.number().int() });

const line = z.object({
  text: textField(NEED_LIMITS.text),
  place: optionalField(textField(NEED_LIMITS.place)),
  category: optionalField(z.string().max(NEED_LIMITS.category)),
  raisedCount: z.number().int().min(1).max(1_000_000).default(1),
  urgency: z.enum(URGENCIES).default('normal'),
});

export const needLines = z.object({
  lines: z.array(line).min(1, 'activity.no-lines').max(ACTIVITY_LIMITS.lines),
});
