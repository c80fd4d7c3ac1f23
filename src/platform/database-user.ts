import { execFileSync, spawnSync } from 'node:child_process';
import { DomainError } from '../kernel/errors.ts';

/** The system user the database runs as, since PostgreSQL refuses root. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Undefined when we are not root: the database then simply runs as ourselves.
 * @throws DomainError `platform.no-database-user`
 */
export function chooseDatabaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = askId('-u', name);
    const gid = askId('-g', name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new DomainError('platform.no-database-user');
}

/** Asks the system itself, as that user, since modes, lists and mounts all have a say. */
export const mayEnter = (folder: string, user: DatabaseUser | undefined): boolean =>
  user === undefined || spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0;

function askId(what: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(
      execFileSync('id', [what, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return undefined;
  }
}
