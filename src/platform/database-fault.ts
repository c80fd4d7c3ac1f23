import { DomainError } from '../kernel/errors.ts';
import { isDiskFull } from './folder-fault.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const GONE = new Set([
  '57P01', '57P02', '57P03', '57P05', '53300', '08000', '08001', '08003', '08006',
  'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN',
]); // prettier-ignore

/** The database cannot be reached now, but may be in a moment. */
export const isUnreachable = (error: unknown): boolean =>
  GONE.has(codeOf(error)) ||
  (error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message));

/** Two transactions got in each other's way; doing it again is safe. */
export const isClash = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** The constraint a write broke (unique, foreign key, check), for rules that decide by it. */
export const brokenConstraint = (error: unknown): string | undefined =>
  codeOf(error).startsWith('23') && error instanceof Error && 'constraint' in error
    ? String(error.constraint)
    : undefined;

/** Full disk and lost connection as expected failures; all other errors unchanged. */
export function databaseFault(error: unknown): unknown {
  const code = isDiskFull(error)
    ? 'platform.disk-full'
    : isUnreachable(error)
      ? 'platform.database-unavailable'
      : undefined;
  if (code === undefined) return error;
  const failure = new DomainError(code);
  failure.cause = error;
  return failure;
}
