import * as z from 'zod';
import { isDay } from '../../kernel/days.ts';
import { isId } from '../../kernel/ids.ts';
import { LOGIN, plainLogin } from './login-rules.ts';
import { ROLES } from './types.ts';

export const id = z.string().refine(isId, 'input.malformed');
const day = z.string().refine(isDay, 'input.not-a-day');
const emptyAsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

export const login = z
  .string()
  .transform(plainLogin)
  .pipe(z.string().min(1, 'input.missing').regex(LOGIN, 'access.login-malformed'));
export const accountName = z.string().trim().min(1).max(60);
const role = z.enum(ROLES);
/** One box of a form sends a string, several send a list. */
const roles = z
  .union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())])
  .default([])
  .pipe(z.array(role).min(1, 'input.missing').max(ROLES.length));
const period = {
  fromDay: emptyAsNull(day),
  untilDay: emptyAsNull(day),
};

export const invitation = z.object({
  login,
  /** For an account of a duty; a person's account bears the person's name. */
  name: z.string().trim().max(60).default(''),
  personId: emptyAsNull(id),
  organizationId: id,
  roles,
  ...period,
});

export const roleGrant = z.object({ accountId: id, organizationId: id, role, ...period });

export const delegation = z.object({
  organizationId: id,
  accountId: id,
  fromDay: day,
  untilDay: day,
  reason: z.string().trim().min(1, 'input.missing').max(200),
});

export const savedView = z.object({
  page: z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/)
    .max(80),
  name: z.string().trim().min(1, 'input.missing').max(30),
  query: z.string().max(500),
});
