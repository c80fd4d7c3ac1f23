import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, ROOT } from './files.ts';
import { checkImports, type Violation } from './import-law.ts';
import { ROOMS } from './rooms.ts';

const FIXTURES = join(ROOT, 'tooling', 'fixtures');

/** What the fixture files say about themselves: `// plants: pure zod` on the line, or on line 1 for a whole file. */
function planted(): string[] {
  return filesBelow(FIXTURES).flatMap((file) =>
    readFileSync(join(FIXTURES, file), 'utf8')
      .split('\n')
      .flatMap((text) => /plants: ([a-z -]+?)\s*(?:-->)?$/.exec(text)?.[1]?.split(' ') ?? [])
      .map((rule) => `${file}: ${rule.replace('-', ' ')}`),
  );
}

const short = (violation: Violation): string => `${violation.file}: ${violation.rule}`;

test('every planted violation is reported, and nothing else', () => {
  const expected = planted().toSorted();
  expect(expected.length).toBeGreaterThanOrEqual(11);
  expect(checkImports(FIXTURES).map(short).toSorted()).toEqual(expected);
});

test('a violation names the line it stands on', () => {
  const found = checkImports(FIXTURES).filter((violation) => violation.file.endsWith('+page.svelte'));
  expect(found.map((violation) => violation.line)).toEqual([6, 7, 7, 11, 11]);
});

test('the source keeps the law', () => {
  expect(checkImports(ROOT).map((found) => `${short(found)} ${found.message}`)).toEqual([]);
});

test('a tree without source files is not green', () => {
  expect(checkImports(join(ROOT, 'docs-that-do-not-exist'))).toHaveLength(1);
});

test('every room has one place in the order', () => {
  const paths = ROOMS.map((room) => room.path);
  expect(new Set(paths).size).toBe(paths.length);
});
