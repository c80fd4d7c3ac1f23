import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOM_NAMES } from '../../ui/messages/room-words.ts';
import { wordsOf } from './words-of.ts';

const pages = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter(
    (file) =>
      /\.(svelte|ts)$/.test(file) && !file.startsWith('(door)') && !/(\.test|\.server)\.ts$/.test(file),
  );

/** Catalogs a file speaks with: `data.m.review`, `ConsoleMessages['review']`. */
function spokenIn(text: string): string[] {
  const found = text.matchAll(/\bdata\.m\.(\w+)|\bConsoleMessages\['(\w+)'\]/g);
  return [...found]
    .flatMap(([, page, type]) => [page ?? type ?? ''])
    .filter((name) => ROOM_NAMES.some((room) => room === name));
}

test('every console page loads the catalogs it speaks with', () => {
  const missing = pages.flatMap((file) => {
    const loaded: readonly string[] = wordsOf(`/console/${file}`);
    const spoken = spokenIn(readFileSync(join(import.meta.dirname, file), 'utf8'));
    return spoken.filter((name) => !loaded.includes(name)).map((name) => `${file}: ${name}`);
  });
  expect(missing).toEqual([]);
  expect(pages.length).toBeGreaterThan(3);
});

test('a page that speaks with the words of another room is found', () => {
  expect(spokenIn("const words = $derived(data.m.coverage); type T = ConsoleMessages['rounds']")).toEqual([
    'coverage',
    'rounds',
  ]);
  expect(wordsOf('/console/2-review/[id]')).toEqual(['home', 'review', 'propose', 'checks', 'drafting']);
  expect(wordsOf('/console')).toEqual(['home']);
});
