import { DomainError } from '../kernel/errors.ts';

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', '53100'].includes(String(codeOf(error)));

/** What the administrator should hear about a file that could not be written; other errors stay as they are. */
export function folderFault(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return new DomainError('platform.disk-full');
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new DomainError('platform.folder-not-writable', { params: { folder } });
  }
  return error;
}
