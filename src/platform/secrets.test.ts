import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openSecrets } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'yinuo-secret-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what was sealed is read by the same office for the same thing, and by nobody else', () => {
  const secrets = openSecrets(join(folder, 'one'));
  const other = openSecrets(join(folder, 'other'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, about, at) => {
      const sealed = secrets.seal('contact', text, about);
      expect(openSecrets(join(folder, 'one')).open('contact', sealed, about)).toBe(text);
      expect(secrets.open('contact', sealed, `${about}x`)).toBeUndefined();
      expect(secrets.open('original', sealed, about)).toBeUndefined();
      expect(other.open('contact', sealed, about)).toBeUndefined();
      const changed = Buffer.from(sealed);
      changed[at % changed.length]! ^= 1;
      expect(secrets.open('contact', changed, about)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
  expect(secrets.open('contact', Buffer.alloc(0), '')).toBeUndefined();
});

test('the secret is made once, for its owner alone, and a spoilt one is refused instead of replaced', () => {
  const data = join(folder, 'data');
  const made = [openSecrets(data), openSecrets(data)].map((one) => one.mac('code', 'x').toString('hex'));
  expect(made[0]).toBe(made[1]);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  writeFileSync(join(data, 'secret'), 'spoilt');
  expect(() => openSecrets(data)).toThrow('does not hold a secret');
  expect(readFileSync(join(data, 'secret'), 'utf8')).toBe('spoilt');
});
