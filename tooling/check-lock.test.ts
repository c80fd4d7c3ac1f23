import { expect, test } from 'vitest';
import { checkLock } from './check-lock.ts';

test('the lock file holds what is asked for, nested or above, in the version of package.json', () => {
  const manifest = JSON.stringify({
    dependencies: { a: '1.0.0' },
    devDependencies: { b: '2.0.0', c: '1.0.0' },
  });
  const lock = JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', dependencies: { b: '^2', '@x/y': '1' } },
      'node_modules/a/node_modules/@x/y': { version: '1.0.0', dependencies: { b: '^2', gone: '1' } },
      'node_modules/b': { version: '2.1.0', optionalDependencies: { 'for-another-system': '1' } },
    },
  });
  expect(checkLock(manifest, lock)).toEqual([
    'package-lock.json: b is not locked at 2.0.0, as package.json says',
    'package-lock.json: c is not locked at 1.0.0, as package.json says',
    'package-lock.json: gone is missing, which node_modules/a/node_modules/@x/y asks for',
  ]);
});
