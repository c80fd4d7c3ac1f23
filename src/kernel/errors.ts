/** Stable code of an expected failure, `room.reason`; the surfaces translate it to Chinese and English. */
export type FailureCode = `${string}.${string}`;

/** One fault at one field of an input; `value` is what was typed, so that nothing typed is lost. */
export interface FieldFault {
  readonly field: string;
  readonly code: FailureCode;
  readonly value?: string;
  /** Words to fill into the translated message, such as the most characters allowed. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface FailureDetail {
  /** Words to fill into the translated message, such as the name of the organization. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldFault[];
}

/** An expected failure: carries a code, never a sentence. Anything else that is thrown is a defect. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: FailureCode;
  readonly detail: FailureDetail;

  constructor(code: FailureCode, detail: FailureDetail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** By name and shape, since the built pages hold their own copy of this class. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error;
}

/** A thing that is missing and a thing one may not know of look the same (trust: sibling objects answer 404). */
export const notFound = (what: string): DomainError => new DomainError(`${what}.not-found`);

export const conflict = (what: string, params: Record<string, string | number> = {}): DomainError =>
  new DomainError(`${what}.conflict`, { params });

export const invalid = (fields: readonly FieldFault[]): DomainError =>
  new DomainError('input.invalid', { fields });

/** What a surface should answer with: 400 input, 403 known but forbidden, 404 unknown, 409 changed meanwhile, 422 refused. */
export function statusOf(code: FailureCode): 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503 {
  if (code === 'access.signed-out') return 401;
  if (code === 'access.denied') return 403;
  if (code.endsWith('.too-many-tries')) return 429;
  if (code === 'input.invalid') return 400;
  if (code === 'input.too-large') return 413;
  if (code === 'platform.disk-full' || code === 'platform.database-unavailable') return 503;
  if (code.endsWith('.not-found')) return 404;
  if (code.endsWith('.conflict')) return 409;
  return 422;
}
