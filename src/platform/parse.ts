import type * as z from 'zod';
import { invalid, type FailureCode, type FieldFault } from '../kernel/errors.ts';

const CODE = /^[a-z0-9-]+\.[a-z0-9-]+$/;

/**
 * Input from outside as typed data. Messages of the schema are failure codes; the built-in ones become `input.*`.
 * @throws DomainError `input.invalid` with one fault per field (`items.0.content`) and what was typed there
 */
export function parse<Output>(schema: z.ZodType<Output, unknown>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(result.error.issues.map((issue) => faultOf(issue, input)));
}

function faultOf(issue: z.core.$ZodIssue, input: unknown): FieldFault {
  const value = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  return {
    field: issue.path.join('.'),
    code: codeOf(issue, value),
    ...(typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : {}),
    ...limitsOf(issue),
  };
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): FailureCode {
  if (CODE.test(issue.message)) return issue.message as FailureCode;
  if (value === undefined || value === null || value === '') return 'input.missing';
  if (issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected))
    return 'input.not-a-number';
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'input.too-long' : 'input.too-big';
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'input.too-short' : 'input.too-small';
  return 'input.malformed';
}

function limitsOf(issue: z.core.$ZodIssue): Pick<FieldFault, 'params'> {
  if (issue.code === 'too_big') return { params: { most: Number(issue.maximum) } };
  if (issue.code === 'too_small') return { params: { least: Number(issue.minimum) } };
  return {};
}
