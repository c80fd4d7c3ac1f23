import * as z from 'zod';
import { isDay } from '../kernel/days.ts';
import { isId } from '../kernel/ids.ts';
import { cleanName } from '../kernel/names.ts';
import { personalDataIn, type PersonalDataKind } from '../kernel/personal-data.ts';

const HOLDS: Readonly<Record<PersonalDataKind, string>> = {
  idNumber: 'input.holds-id-number',
  mobile: 'input.holds-mobile',
  bankCard: 'input.holds-bank-card',
};

/** Refuses text that holds numbers of a private person (product law 8), saying which. */
function refusePersonalData(text: string, ctx: z.core.$RefinementCtx<string>): void {
  for (const kind of new Set(personalDataIn(text).map((found) => found.kind))) {
    ctx.addIssue({ code: 'custom', message: HOLDS[kind] });
  }
}

const empty = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** A form sends an empty text for a field that was left out; it is kept as `null`. */
export const optionalField = <Output>(field: z.ZodType<Output, unknown>) =>
  z.preprocess((value) => (empty(value) ? null : value), field.nullable()).prefault(null);

/** A name, cleaned; see `cleanName`. */
export const nameField = (most: number) =>
  z
    .string()
    .transform(cleanName)
    .pipe(z.string().min(1, 'input.missing').max(most).superRefine(refusePersonalData));

/** Running text without personal data. */
export const textField = (most: number) =>
  z.string().trim().min(1, 'input.missing').max(most).superRefine(refusePersonalData);

export const dayField = z.string().trim().refine(isDay, 'input.not-a-day');

export const idField = z.string().refine(isId, 'input.missing');

/** A check box sends its value or nothing at all. */
export const flagField = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || (typeof value === 'string' && value !== '' && value !== 'false'));

/** Line of an office, never a mobile number: this one is shown to everybody. */
export const officePhoneField = z
  .string()
  .transform((text) => cleanName(text).replaceAll(/[–—]/g, '-'))
  .pipe(
    z
      .string()
      .superRefine(refusePersonalData)
      .refine((text) => personalDataIn(text).length > 0 || OFFICE_PHONE.test(text), 'input.not-a-phone'),
  );

const OFFICE_PHONE = /^(0\d{2,3}-?)?\d{3,8}(-\d{1,6})?$|^400-?\d{3}-?\d{4}$/;
