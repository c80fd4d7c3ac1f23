import { DomainError } from '../../kernel/errors.ts';
import type { SheetCode } from './messages.data.ts';

/** The refusal of a file, or of a cell in it, with the words its message needs. */
export const refusal = (code: SheetCode, params?: Readonly<Record<string, string | number>>): DomainError =>
  new DomainError(code, params ? { params } : {});
