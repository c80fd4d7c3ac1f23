import * as z from 'zod';
import {
  dayField,
  flagField,
  idField,
  nameField,
  optionalField,
  textField,
} from '../../platform/text-fields.ts';
import { parsePartialDay } from './rules.ts';
import { LEAVE_REASONS, PERSON_KINDS } from './types.ts';

const joined = z.string().transform((text, ctx) => {
  const day = parsePartialDay(text);
  if (!day) ctx.addIssue({ code: 'custom', message: 'person.bad-joined-day' });
  return day ?? z.NEVER;
});

const particulars = {
  name: nameField(50),
  kind: z.enum(PERSON_KINDS, 'input.missing'),
  post: optionalField(nameField(100)),
  leadingCadre: flagField,
  mobile: flagField,
  joined: optionalField(joined),
};

const seen = { id: idField, revision: z.coerce.number().int() };

export const enrollInput = z.object({
  organizationId: idField,
  hostOrganizationId: optionalField(idField),
  ...particulars,
});

export const changeInput = z.object({ ...seen, ...particulars });

export const transferInput = z.object({
  ...seen,
  organizationId: idField,
  hostOrganizationId: optionalField(idField),
  effectiveOn: dayField,
  reason: optionalField(textField(500)),
});

export const authorityInput = z.object({ ...seen, organizationId: optionalField(idField) });

export const leaveInput = z.object({
  ...seen,
  leftOn: dayField,
  reason: z.enum(LEAVE_REASONS, 'input.missing'),
});
