import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { folderFault } from './folder-fault.ts';

/**
 * The key that sessions and signatures derive from: YINUO_SECRET, else made once and kept in the data folder. Several
 * servers on one database need the same YINUO_SECRET.
 */
export function readSecret(config: Pick<Config, 'data' | 'secret'>): string {
  if (config.secret !== undefined) return config.secret;
  const file = join(config.data, 'secret');
  const draft = `${file}.${process.pid}`;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      throw folderFault(error, file);
  }
  try {
    mkdirSync(config.data, { recursive: true });
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw folderFault(error, config.data);
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
