import * as z from 'zod';
import { dayField, idField, optionalField } from '../../../platform/text-fields.ts';

export const consentInput = z.object({
  personId: idField,
  roundId: idField,
  /** The day on the signed paper; a click is of today. */
  givenOn: optionalField(dayField),
});

export const consentsInput = z.object({
  personIds: z.array(idField).min(1, 'consent.nobody-chosen').max(200),
  roundId: idField,
  givenOn: dayField,
});

export const withdrawalInput = z.object({ personId: idField, roundId: idField });
