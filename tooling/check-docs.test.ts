import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDocs } from './check-docs.ts';

let root: string;

const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yinuo-docs-'));
  put('src/steps/2-review/approve.ts', '');
  put('src/routes/(portal)/o/[id]/+page.svelte', '');
  put('migrations/0001_first.sql', '');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const about = (file: string): string[] => checkDocs(root).filter((fault) => fault.startsWith(file));

test('paths that exist, commands, addresses and packages are left alone', () => {
  put(
    'docs/guides/office.md',
    [
      'See `src/steps/2-review/approve.ts`, `steps/2-review/approve.ts`, `approve.ts`, `src/steps/`,',
      '`src/routes/(portal)/o/[id]/+page.svelte`, `migrations/*.sql`, `src/**/approve.ts`, `migrations/NNNN_name.sql`,',
      '`npm test`, `/api/openapi.json`, `@sveltejs/kit`, `application/json`, `data/files`, `src/<room>/<verb>.ts`,',
      '[here](../../src/steps/2-review/approve.ts#top), [there](https://example.org/a.md), [below](#limits).',
      '```',
      'src/gone.ts [gone](gone.md)',
      '```',
    ].join('\n'),
  );
  expect(checkDocs(root)).toEqual([]);
});

test('a path or link that leads nowhere is named with its line', () => {
  put(
    'docs/a.md',
    'One\n`src/gone.ts` `migrations/*.txt` `gone.ts` `src/routes/(portal)/o/[id]/gone/*`\n[x](b.md)\n',
  );
  expect(checkDocs(root)).toEqual([
    'docs/a.md:2: src/gone.ts does not exist',
    'docs/a.md:2: migrations/*.txt does not exist',
    'docs/a.md:2: gone.ts does not exist',
    'docs/a.md:2: src/routes/(portal)/o/[id]/gone/* does not exist',
    'docs/a.md:3: the link to b.md leads nowhere',
  ]);
});

test('each clause of the notice needs a row, and each row a file or a pending issue', () => {
  put(
    'docs/notice.md',
    '| id | file |\n|---|---|\n| S1 | `approve.ts` |\n| **S2** | issue pending |\n| S3 | later |\n',
  );
  const faults = about('docs/notice.md');
  expect(faults).toContain('docs/notice.md: clause S3 names no file that fulfils it');
  expect(faults).toContain('docs/notice.md: clause X2 has no row');
  expect(faults.filter((fault) => / S[12] /.test(fault))).toEqual([]);
  expect(faults).toHaveLength(33);
});

test('once there is a README, the other documents are missed, and the rooms must be told', () => {
  expect(checkDocs(root)).toEqual([]);
  put('README.md', '');
  expect(checkDocs(root)).toEqual([
    'ARCHITECTURE.md: is missing',
    'CONTRIBUTING.md: is missing',
    'docs/notice.md: is missing',
  ]);
  put('ARCHITECTURE.md', 'kernel');
  expect(about('ARCHITECTURE.md: the room')).toContain(
    'ARCHITECTURE.md: the room steps/4-fulfill is not mentioned',
  );
});
