import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSizes } from './check-size.ts';

test('a long source file is a fault, a long table of words is not', () => {
  const root = mkdtempSync(join(tmpdir(), 'yinuo-size-'));
  const put = (file: string, lines: number): void => writeFileSync(join(root, file), 'x\n'.repeat(lines));
  mkdirSync(join(root, 'src/ui/messages'), { recursive: true });
  put('src/short.ts', 10);
  put('src/full.ts', 300);
  put('src/long.svelte', 301);
  put('src/long.data.ts', 900);
  put('src/ui/messages/zh.ts', 900);
  put('src/long.test.ts', 400);
  const { faults, count, median, p90 } = checkSizes(root);
  rmSync(root, { recursive: true });
  expect(faults).toEqual([
    'src/long.svelte: 301 lines; no source file is longer than 300',
    'src/long.test.ts: 400 lines; no source file is longer than 300',
  ]);
  expect([count, median, p90]).toEqual([3, 300, 300]);
  expect(checkSizes(root).faults).toEqual(['src: no source file was found']);
});
