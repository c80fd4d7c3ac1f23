import type { errors as zh } from '../zh/errors.ts';

export const errors = {
  'input.invalid': 'Something needs a change; see the marked fields.',
  'input.missing': 'This field is required.',
  'input.too-long': 'Too long: at most {most} characters.',
  'input.too-short': 'Too short: at least {least} characters.',
  'input.not-a-day': 'There is no such day. Write year-month-day, such as 2026-03-05.',
  'input.not-a-number': 'Please enter a number.',
  'input.too-small': 'Too small: at least {least}.',
  'input.too-big': 'Too big: at most {most}.',
  'input.malformed': 'The form is not right; please check it.',
  'input.too-large': 'The file is over the limit. Compress or split it, then upload again.',
  'access.signed-out': 'You are signed out. Sign in again; what you typed is kept on this device.',
  'access.denied':
    'Your account may not do this. If you need to, ask your superior organization or the campaign office.',
  'access.too-many-tries': 'Too many tries. Wait a few minutes and try again.',
} satisfies Record<keyof typeof zh, string>;
