import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const { isNewEnough } = require('./prepare/node.cjs') as { isNewEnough(version: string): boolean };
const { satisfies } = require('./prepare/packages.cjs') as {
  satisfies(lock: string, installed: string): boolean;
};

test('Node is new enough from 22.18 on', () => {
  expect(['v20.20.2', 'v22.17.9', 'v22.18.0', 'v24.0.0', '26.1.0'].map(isNewEnough)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

describe('what is installed is compared with the lock file', () => {
  const lock = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/other-system': { version: '1.0.0', integrity: 'y', optional: true },
  };
  const text = (packages: object): string => JSON.stringify({ packages });
  const a = lock['node_modules/a'];

  test.each([
    ['the same', text({ 'node_modules/a': a }), true],
    ['another version', text({ 'node_modules/a': { ...a, version: '2.0.0', integrity: 'z' } }), false],
    ['one more', text({ 'node_modules/a': a, 'node_modules/b': a }), false],
    ['nothing', text({}), false],
    ['no record', '', false],
  ])('%s', (_, installed, expected) => {
    expect(satisfies(text(lock), installed)).toBe(expected);
  });
});

describe('the lock', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yinuo-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A process that holds the lock while it counts one up, reading and writing with a pause between. */
  const COUNT = `
    const fs = require('node:fs');
    const { withLock } = require(process.argv[1]);
    withLock(process.argv[2] + '/lock', () => {}, async () => {
      const file = process.argv[2] + '/count';
      const before = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
      await new Promise((resolve) => setTimeout(resolve, 50));
      fs.writeFileSync(file, String(before + 1));
    });`;

  const countUp = (): Promise<number | null> =>
    new Promise((resolve) => {
      const args = ['-e', COUNT, join(import.meta.dirname, 'prepare/lock.cjs'), folder];
      spawn(process.execPath, args, { stdio: 'inherit' }).once('close', resolve);
    });

  test('several processes take turns, also over a lock that a dead process left behind', async () => {
    const dead = await new Promise<number>((resolve) => {
      const child = spawn(process.execPath, ['-e', '']);
      child.once('close', () => resolve(child.pid ?? 0));
    });
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'lock/owner'), `${dead} ${hostname()}`);
    expect(await Promise.all([countUp(), countUp(), countUp(), countUp()])).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('4');
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});
