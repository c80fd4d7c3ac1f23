import * as z from 'zod';
import { dayField, idField } from '../../../platform/text-fields.ts';
import { checkFields } from '../schemas.ts';

export const scheduleInput = z.object({
  letterId: idField,
  publishOn: dayField,
  /** In Asia/Shanghai. */
  hour: z.coerce.number('input.missing').int('input.not-a-number').min(0).max(23),
  ...checkFields,
});

export const cancellationInput = z.object({ letterId: idField });
