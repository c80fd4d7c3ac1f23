import * as z from 'zod';
import {
  dayField,
  idField,
  nameField,
  officePhoneField,
  optionalField,
  textField,
} from '../../platform/text-fields.ts';
import { DOMAINS, ORGANIZATION_KINDS } from './types.ts';

const kind = z.enum(ORGANIZATION_KINDS, 'input.missing');
const code = z
  .string()
  .trim()
  .max(32)
  .regex(/^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$/, 'organization.bad-code');

const particulars = {
  domain: optionalField(z.enum(DOMAINS)),
  secretaryName: optionalField(nameField(50)),
  supervisionPhone: optionalField(officePhoneField),
};

/** Which organization, in which state the actor saw it, and why and since when it changes. */
const seen = { id: idField, revision: z.coerce.number().int() };
const dated = { effectiveOn: dayField, reason: optionalField(textField(500)) };

export const foundInput = z.object({
  parentId: idField,
  name: nameField(100),
  shortName: optionalField(nameField(50)),
  kind,
  code: optionalField(code),
  ...particulars,
  ...dated,
});

export const updateInput = z.object({
  ...seen,
  ...particulars,
  reportedMembers: optionalField(
    z.coerce.number('input.not-a-number').int('input.not-a-number').min(0).max(10_000_000),
  ),
  reason: dated.reason,
});

export const renameInput = z.object({
  ...seen,
  ...dated,
  name: nameField(100),
  shortName: optionalField(nameField(50)),
  kind,
});

export const moveInput = z.object({ ...seen, ...dated, parentId: idField });
export const mergeInput = z.object({ ...seen, ...dated, successorId: idField });
export const closeInput = z.object({ ...seen, ...dated, successorId: optionalField(idField) });
