import * as z from 'zod';
import { dayField, flagField, idField, optionalField, textField } from '../../../platform/text-fields.ts';
import { NEED_LIMITS, NEED_SOURCES, NEEDS_AT_ONCE, URGENCIES } from './types.ts';

/** Contact data of residents stays with the handler and out of the bank (product law 8). */
export const needWords = {
  text: textField(NEED_LIMITS.text),
  category: optionalField(z.string().max(NEED_LIMITS.category)),
  place: optionalField(textField(NEED_LIMITS.place)),
  urgency: z.enum(URGENCIES).default('normal'),
};

export const newNeed = z.object({
  ...needWords,
  organizationId: z.uuid('input.malformed'),
  source: z.enum(NEED_SOURCES),
  raisedCount: z.number().int().min(1).max(1_000_000).default(1),
  heardOn: dayField,
});

const revision = z.number().int();

export const needAnswer = z.object({ revision, answer: textField(NEED_LIMITS.answer) });

export const needEdit = z.object({ revision, ...needWords });

export const needSplit = z.object({
  revision,
  hearingIds: z.array(idField).min(1, 'input.missing').max(1_000),
  text: optionalField(textField(NEED_LIMITS.text)),
});

export const needPass = z.object({
  revision,
  toOrganizationId: idField,
  reason: textField(NEED_LIMITS.reason),
});

const chosen = z.array(idField).min(1, 'input.missing').max(NEEDS_AT_ONCE);

export const needsMerge = z.object({ intoId: idField, needIds: chosen });

export const needsRelease = z.object({ needIds: chosen, public: flagField });

export const needsDecline = z.object({ needIds: chosen, answer: textField(NEED_LIMITS.answer) });
