import * as z from 'zod';
import { dayField, idField, optionalField } from '../../../platform/text-fields.ts';

export const consentInput = z.object({
  personId: idField,
  roundId: idField,
  /** The day on the signed paper; a click is of today. */
  givenOn: optionalField(dayField),
});

export const withdrawalInput = z.object({ personId: idField, roundId: idField });
