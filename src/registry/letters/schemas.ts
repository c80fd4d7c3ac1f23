import * as z from 'zod';
import { cleanName } from '../../kernel/names.ts';
import { dayField as day, nameField, optionalField, textField } from '../../platform/text-fields.ts';
import { EVERY, LIMITS } from './types.ts';

const text = (most: number) => z.string().trim().max(most).default('');
const id = z.uuid('input.malformed');

const typedItem = z.object({
  id: id.optional(),
  category: z.string().max(40).default(''),
  content: text(LIMITS.content),
  measures: text(LIMITS.measures),
  responsiblePerson: z
    .string()
    .transform(cleanName)
    .pipe(z.string().max(LIMITS.responsiblePerson))
    .default(''),
  dueOn: z.union([z.literal(''), day], 'input.not-a-day').default(''),
  targetQuantity: z.number().positive('letter.quantity-not-positive').max(1e12).optional(),
  targetUnit: z.string().trim().max(LIMITS.targetUnit).optional(),
  recurrence: z
    .object({
      every: z.enum(EVERY, 'input.malformed'),
      times: z.number().int('input.not-a-number').min(1).max(LIMITS.timesPerPeriod).optional(),
    })
    .optional(),
  needIds: z.array(id).max(20).default([]),
});

export const letterDraft = z.object({
  /** The revision the editor was opened with. */
  revision: z.number().int(),
  opening: text(LIMITS.opening),
  items: z.array(typedItem).max(LIMITS.items, 'letter.too-many-items'),
  /** Saved by the page while somebody types, not by a press of a button. */
  byItself: z.boolean().default(false),
});

const onBehalfReason = optionalField(textField(LIMITS.reason));

export const newLetter = z.discriminatedUnion('committer', [
  z.object({ committer: z.literal('organization'), organizationId: id, roundId: id.optional() }),
  z.object({ committer: z.literal('person'), personId: id, roundId: id.optional(), onBehalfReason }),
]);

export const revision = z.object({
  revision: z.number().int(),
  /** Published with the version. */
  reason: textField(LIMITS.reason),
});

export const oralCommitment = z.object({
  personId: id,
  roundId: id.optional(),
  words: textField(LIMITS.words),
  heardBy: nameField(LIMITS.responsiblePerson),
  spokenOn: day,
});

export const newExemption = z.object({
  committer: z.enum(['organization', 'person']),
  organizationId: id.optional(),
  personId: id.optional(),
  roundId: id.optional(),
  reason: z.string().min(1, 'input.missing').max(40),
  untilDay: optionalField(day),
});
